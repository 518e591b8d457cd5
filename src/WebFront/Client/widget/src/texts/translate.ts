import { isolated, languageOf, type RefusalView } from '@orleans-chat/shared';
import refusalsEn from '@orleans-chat/shared/texts/refusals.en.json';
import en from './en.json';

export type TextKey = keyof typeof en;
export type Values = Readonly<Record<string, string | number>>;
type Words = Readonly<Record<string, string>>;

/** The words of one language. */
export interface Texts {
  /** BCP 47, without a region. */
  readonly language: string;
  t(key: TextKey, values?: Values): string;
  /** `t`, for keys that are put together from the server's words. */
  choose(prefix: string, word: string | null | undefined, values?: Values): string | null;
  refusal(refusal: RefusalView): string;
  /** Words of a part that was fetched meanwhile. */
  add(more: Words): void;
}

// English is always there; each other language is a file of its own, fetched when it is needed.
const FILES = import.meta.glob<Words>(['./*.json', '!./en.json'], { import: 'default' });
const REFUSALS = import.meta.glob<Words>(
  ['../../../shared/src/texts/*.json', '!../../../shared/src/texts/refusals.en.json'], { import: 'default' },
);

const known = new Map<string, Texts>([['en', textsOf('en', {}, {})]]);

/** Texts for a BCP 47 language tag, in English where we do not speak it; null: {@link fetchTexts} first. */
export function textsFor(tag: string | null | undefined): Texts | null {
  return known.get(spoken(tag)) ?? null;
}

const RETRY_MS = 30_000;

/** After this {@link textsFor} has texts; in English where the files cannot be had, until they are asked for again some time later. */
export async function fetchTexts(tag: string | null | undefined): Promise<void> {
  const language = spoken(tag);
  if (known.has(language)) {
    return;
  }
  try {
    const refusals = REFUSALS[`../../../shared/src/texts/refusals.${language}.json`]
      ?? REFUSALS[`../../../shared/src/texts/visitor-refusals.${language}.json`];
    const [words, refused] = await Promise.all([FILES[`./${language}.json`]!(), refusals?.() ?? {}]);
    known.set(language, textsOf(language, words, refused));
  } catch {
    known.set(language, known.get('en')!);
    setTimeout(() => known.delete(language), RETRY_MS);
  }
}

/** Our name for the language of a tag. */
function spoken(tag: string | null | undefined): string {
  const language = languageOf(tag ?? '');
  return `./${language}.json` in FILES ? language : 'en';
}

function textsOf(language: string, words: Words, refusals: Words): Texts {
  const all: Record<string, string> = { ...en, ...refusalsEn, ...words, ...refusals };
  return {
    language,
    t: (key, values) => fill(all[key] ?? '', values),
    choose: (prefix, word, values) => {
      const found = all[`${prefix}.${word}`];
      return found === undefined ? null : fill(found, values);
    },
    refusal: (refusal) => fill(all[refusal.code] ?? refusal.text, refusal.details ?? undefined),
    add: (more) => void Object.assign(all, more),
  };
}

function fill(text: string, values: Values | undefined): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => isolated(String(values?.[name] ?? '')));
}
