import en from './texts/en.json';

export { en as english };
export type Words = Readonly<Record<keyof typeof en, string>>;

const FILES = import.meta.glob<Words>(['./texts/*.json', '!./texts/en.json'], { import: 'default' });

/** The words of suggestions; in English where those of the language cannot be had. */
export const wordsOf = (language: string): Promise<Words> =>
  Promise.resolve(FILES[`./texts/${language}.json`]?.() ?? en).catch(() => en);
