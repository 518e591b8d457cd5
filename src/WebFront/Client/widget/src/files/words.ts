import type { TextKey, Texts, Values } from '../texts/translate';
import en from './texts/en.json';

type Words = Readonly<Record<string, string>>;

const FILES = import.meta.glob<Words>(['./texts/*.json', '!./texts/en.json'], { import: 'default' });

/** Every language that has been spoken of files. */
const spoken = new Map<string, Promise<void>>();
const heard = new WeakSet<Texts>();

/** Whether the words of files are among these. */
export const isSpoken = (texts: Texts): boolean => heard.has(texts);

/** The words of files join the others; in English where they cannot be had. */
export function speak(texts: Texts): Promise<void> {
  const { language } = texts;
  const known = spoken.get(language) ?? fetchWords(language).then((words) => join(texts, words));
  spoken.set(language, known);
  return known;
}

async function fetchWords(language: string): Promise<Words> {
  try {
    return await FILES[`./texts/${language}.json`]?.() ?? en;
  } catch {
    spoken.delete(language); // Asked for again with the next file.
    return en;
  }
}

function join(texts: Texts, words: Words): void {
  texts.add(words);
  heard.add(texts);
}

/** What is said of files. */
export const say = (texts: Texts, key: keyof typeof en, values?: Values): string => texts.t(key as TextKey, values);
