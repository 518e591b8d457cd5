import type { TextKey, Texts, Values } from '../texts/translate';
import en from './texts/en.json';

type Words = Readonly<Record<string, string>>;

const FILES = import.meta.glob<Words>(['./texts/*.json', '!./texts/en.json'], { import: 'default' });

/** Every language that has been spoken of files. */
const spoken = new Map<string, Promise<void>>();

/** The words of files join the others; in English where they cannot be had. */
export function speak({ language, add }: Texts): Promise<void> {
  const known = spoken.get(language) ?? Promise.resolve(FILES[`./texts/${language}.json`]?.() ?? en).then(add, () => {
    add(en);
    spoken.delete(language);
  });
  spoken.set(language, known);
  return known;
}

/** What is said of files. */
export const say = (texts: Texts, key: keyof typeof en, values?: Values): string => texts.t(key as TextKey, values);
