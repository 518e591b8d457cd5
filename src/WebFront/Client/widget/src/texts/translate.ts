import type { RefusalView } from '@orleans-chat/shared';
import refusalsEn from '@orleans-chat/shared/texts/refusals.en.json';
import refusalsNb from '@orleans-chat/shared/texts/refusals.nb.json';
import en from './en.json';
import nb from './nb.json';

export type TextKey = keyof typeof en;
export type Values = Readonly<Record<string, string | number>>;

/** The words of one language. */
export interface Texts {
  readonly language: 'en' | 'nb';
  t(key: TextKey, values?: Values): string;
  /** `t`, for keys that are put together from the server's words. */
  choose(prefix: string, word: string | null | undefined, values?: Values): string | null;
  refusal(refusal: RefusalView): string;
}

/** Texts for a BCP 47 language tag; English where we do not speak it. */
export function textsFor(tag: string | null | undefined): Texts {
  const norwegian = /^(nb|no|nn)\b/i.test(tag ?? '');
  const words: Readonly<Record<string, string>> = norwegian ? nb : en;
  const refusals: Readonly<Record<string, string>> = norwegian ? refusalsNb : refusalsEn;
  return {
    language: norwegian ? 'nb' : 'en',
    t: (key, values) => fill(words[key] ?? key, values),
    choose: (prefix, word, values) => {
      const found = words[`${prefix}.${word}`];
      return found === undefined ? null : fill(found, values);
    },
    refusal: (refusal) => fill(refusals[refusal.code] ?? refusal.text, refusal.details ?? undefined),
  };
}

function fill(text: string, values: Values | undefined): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values?.[name] ?? ''));
}
