import { isolated, limits, type RefusalCode, type RefusalView } from '@orleans-chat/shared';
import type refusalsEn from '@orleans-chat/shared/texts/refusals.en.json';
import i18next, { changeLanguage, use as useModule, type TFunction } from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type en from './texts/en.json';
import { fieldIn, useFieldProblem } from './useFieldProblem';

export type Language = (typeof limits.consoleLanguages)[number];

/** Everything that is said in one language. */
export interface Words {
  readonly refusals: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, string>>;
  /** Texts of parts that few open; fetched with the first of these. */
  readonly late: () => Promise<Readonly<Record<string, string>>>;
}

const KEY = 'orleans-chat.console.language';

type Common = typeof en;

/** Names of texts; every folder with texts adds its own. */
export interface Texts extends Common {}

export type TextKey = keyof Texts;

declare module 'i18next' {
  interface CustomTypeOptions {
    keySeparator: false;
    resources: { translation: Texts & typeof refusalsEn };
  }
}

/** What the server keeps to, for texts that say it. */
const FACTS = {
  passwordLength: limits.shortestPassword,
  defaultColor: limits.defaultColor,
  shownHours: limits.endedShown / 3_600,
  freshMinutes: limits.freshFor / 60,
  invitationDays: limits.invitationLife / 86_400,
  resetHours: limits.handedOverLife / 3_600,
};

let wordsOf: (language: Language) => Promise<Words>;
const spoken = new Map<Language, Words>();
let wanted: Language;
let lateWanted = false;

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

/** `source`: where the words of a language are; only those that are spoken are asked for. */
export async function startTexts(source: (language: Language) => Promise<Words>): Promise<void> {
  wordsOf = source;
  await useModule(initReactI18next).init({
    lng: remembered(),
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    // Not for HTML, which React sees to: names cannot turn the sentence around them.
    interpolation: { escapeValue: true, escape: isolated, defaultVariables: FACTS },
    resources: {},
  });
  await show(remembered());
}

export async function speak(language: Language): Promise<void> {
  await show(language);
  rememberLanguage(language);
}

/** From now on, in every language that is spoken. */
export async function addLateTexts(): Promise<void> {
  lateWanted = true;
  const language = wanted;
  i18next.addResourceBundle(language, 'translation', await spoken.get(language)!.late());
}

/** The language of the next page too. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Storage is blocked: the choice lasts until the page is left.
  }
}

async function show(language: Language): Promise<void> {
  wanted = language;
  const words = spoken.get(language) ?? await wordsOf(language);
  spoken.set(language, words);
  i18next.addResourceBundle(language, 'translation', { ...words.refusals, ...words.texts, ...lateWanted ? await words.late() : {} });
  if (language === wanted) { // Else another one was chosen while the words came.
    await changeLanguage(language);
    document.documentElement.lang = language;
  }
}

export const language = (): Language => (i18next.language === 'nb' ? 'nb' : 'en');

/** Whether there are words for this code. */
export const isRefusal = (code: string): code is RefusalCode => Object.hasOwn(spoken.get(language())?.refusals ?? {}, code);

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
      return t('refusal.said', { text: t(reason as 'local.offline'), words: details['words'] ?? '' });
    }
    const text = t(refusal.code as 'chat.alreadyTaken', { agent: '', ...details });
    const [field, words] = [fieldIn(refusal), fieldProblem(refusal)];
    return field === undefined || words === undefined ? text : t('refusal.field', { text, words, field: nameOf(field, i18n, t) });
  }, [t, i18n, fieldProblem]);
}

/** As forms call it, where they do. */
const nameOf = (field: string, { exists }: typeof i18next, t: TFunction): string =>
  (exists(`field.${field}`) ? t(`field.${field}` as 'field.name') : field);
