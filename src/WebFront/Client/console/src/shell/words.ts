import type { Language, Words } from '../lib/i18n';

/** The words of one language: one file in the build, with those of all features that a page needs at first. */
export const wordsOf = async (language: Language): Promise<Words> => ({
  ...(language === 'nb' ? await import('./words.nb') : await import('./words.en')).words,
  late: () => lateTextsOf(language),
});

/** Those of screens and dialogs that few open, in a second file. */
const lateTextsOf = async (language: Language): Promise<Words['texts']> =>
  (language === 'nb' ? await import('./words.late.nb') : await import('./words.late.en')).texts;
