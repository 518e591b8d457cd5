import type { Texts } from '../texts/translate';

/** "about 3 min" for a wait in seconds; null where there is no basis for it. */
export function waitWords(texts: Texts, seconds: number | null | undefined): string | null {
  if (seconds === null || seconds === undefined) {
    return null;
  }
  return seconds < 60 ? texts.t('underMinute') : texts.t('minutes', { count: Math.round(seconds / 60) });
}
