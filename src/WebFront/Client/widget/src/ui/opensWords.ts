import type { Texts } from '../texts/translate';

const WEEK_MS = 6 * 24 * 3_600_000;

/** "We open Monday at 08:00", by the visitor's own clock (or that of `timeZone`) and in the channel's language. */
export function opensWords(texts: Texts, opens: Date, language?: string, timeZone?: string, now = new Date()): string {
  const format = (options: Intl.DateTimeFormatOptions, date: Date) =>
    formatter(language ?? texts.language, texts.language, { ...options, timeZone }).format(date);
  const day = (date: Date) => format({ year: 'numeric', month: 'numeric', day: 'numeric' }, date);
  const time = format({ timeStyle: 'short' }, opens);
  if (day(opens) === day(now)) {
    return texts.t('opensToday', { time });
  }
  // Within the week the weekday says it all.
  const soon = opens.getTime() - now.getTime() < WEEK_MS;
  const words = format(soon ? { weekday: 'long' } : { weekday: 'long', day: 'numeric', month: 'long' }, opens);
  return texts.t('opensLater', { day: words, time });
}

/** A tag that browsers do not take gives way to the language of the words. */
function formatter(language: string, fallback: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, options);
  } catch {
    return new Intl.DateTimeFormat(fallback, options);
  }
}
