import type { Language, Words } from '../lib/i18n';

/** The words of one language: one file in the build, with those of all features. */
export const wordsOf = async (language: Language): Promise<Words> =>
  (language === 'nb' ? await import('./words.nb') : await import('./words.en')).words;
