import type { Texts } from '../texts/translate';

/** "about 3 min" for a wait in seconds; null where there is no basis for it. */
export function waitWords(texts: Texts, seconds: number | null | undefined): string | null {
  if (seconds === null || seconds === undefined) {
    return null;
  }
  return seconds < 60 ? texts.t('underMinute') : texts.t('minutes', { count: Math.round(seconds / 60) });
}

/** A message of the channel's own, with `{cque}` (place) and `{cavw}` (wait, hh:mm) filled in; words for what is not known. */
export const queueWords = (texts: Texts, message: string, position: number | undefined, seconds: number | null | undefined): string =>
  message.replaceAll('{cque}', String(position ?? texts.t('notKnown'))).replaceAll('{cavw}', clockWords(seconds) ?? texts.t('notKnown'));

function clockWords(seconds: number | null | undefined): string | null {
  if (seconds === null || seconds === undefined) {
    return null;
  }
  const minutes = Math.ceil(seconds / 60);
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
