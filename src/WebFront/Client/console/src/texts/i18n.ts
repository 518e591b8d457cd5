import type { RefusalView } from '@orleans-chat/shared';
import refusalsEn from '@orleans-chat/shared/texts/refusals.en.json';
import refusalsNb from '@orleans-chat/shared/texts/refusals.nb.json';
import i18next, { changeLanguage, use as useModule } from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import en from './en.json';
import nb from './nb.json';

export type Language = 'en' | 'nb';

const KEY = 'orleans-chat.console.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    keySeparator: false;
    resources: { translation: typeof en & typeof refusalsEn };
  }
}

function remembered(): Language {
  const chosen = read() ?? navigator.language;
  return /^(nb|no|nn)\b/i.test(chosen) ? 'nb' : 'en';
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // Storage is blocked: the browser's language serves.
  }
}

export async function startTexts(): Promise<void> {
  await useModule(initReactI18next).init({
    lng: remembered(),
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { en: { translation: { ...refusalsEn, ...en } }, nb: { translation: { ...refusalsNb, ...nb } } },
  });
  document.documentElement.lang = i18next.language;
}

export async function speak(language: Language): Promise<void> {
  await changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Storage is blocked: the choice lasts until the page is left.
  }
}

export const language = (): Language => (i18next.language === 'nb' ? 'nb' : 'en');

/** Whether there are words for this code. */
export const isRefusal = (code: string): boolean => Object.hasOwn(refusalsEn, code);

/** Words for a refusal; the server's own English where the code is new to us. */
export function useRefusalText(): (refusal: RefusalView) => string {
  const { t, i18n } = useTranslation();
  return useCallback((refusal) => {
    const details: Record<string, string> = refusal.details ?? {};
    return i18n.exists(refusal.code) ? t(refusal.code as 'chat.already-taken', { agent: '', ...details }) : refusal.text;
  }, [t, i18n]);
}
