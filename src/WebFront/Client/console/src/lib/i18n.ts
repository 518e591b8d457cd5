import { isolated, type RefusalCode, type RefusalView } from '@orleans-chat/shared';
import refusalsEn from '@orleans-chat/shared/texts/refusals.en.json';
import refusalsNb from '@orleans-chat/shared/texts/refusals.nb.json';
import i18next, { changeLanguage, use as useModule, type TFunction } from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { fieldIn, useFieldProblem } from './useFieldProblem';
import en from './texts/en.json';
import nb from './texts/nb.json';

export type Language = 'en' | 'nb';

const KEY = 'orleans-chat.console.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    keySeparator: false;
    resources: { translation: typeof en & typeof refusalsEn };
  }
}

/** Names of texts. */
export type TextKey = keyof typeof en;

function remembered(): Language {
  const chosen = read() ?? navigator.language ?? '';
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
    // Not for HTML, which React sees to: names cannot turn the sentence around them.
    interpolation: { escapeValue: true, escape: isolated },
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
export const isRefusal = (code: string): code is RefusalCode => Object.hasOwn(refusalsEn, code);

/** Words for a refusal; the server's own English where the code is new to us. Says what is wrong with which field, and what others said. */
export function useRefusalText(): (refusal: RefusalView) => string {
  const { t, i18n } = useTranslation();
  const fieldProblem = useFieldProblem();
  return useCallback((refusal) => {
    const details: Record<string, string> = refusal.details ?? {};
    if (!i18n.exists(refusal.code)) {
      return refusal.text;
    }
    const reason = `${refusal.code}.${details['reason'] ?? ''}`;
    if (i18n.exists(reason)) {
      return t('refusal.said', { text: t(reason as 'mail.rejected.tls'), words: details['words'] ?? '' });
    }
    const text = t(refusal.code as 'chat.alreadyTaken', { agent: '', ...details });
    const [field, words] = [fieldIn(refusal), fieldProblem(refusal)];
    return field === undefined || words === undefined ? text : t('refusal.field', { text, words, field: nameOf(field, i18n, t) });
  }, [t, i18n, fieldProblem]);
}

/** As forms call it, where they do. */
const nameOf = (field: string, { exists }: typeof i18next, t: TFunction): string => (exists(`field.${field}`) ? t(`field.${field}` as 'field.name') : field);
