import { localeOf } from '@orleans-chat/shared';
import { sizeWords } from '@orleans-chat/shared/files/sizeWords';
import { language } from './i18n';

const locale = (): string => localeOf(language());

/** 0:07, 12:30, 1:02:03 for a number of seconds; a dash for nothing. */
export function duration(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) {
    return '–';
  }
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60] as const;
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Time since an ISO moment, as {@link duration}. */
export const since = (at: string | null | undefined, now: number): string => duration(at ? (now - Date.parse(at)) / 1_000 : null);

export const clock = (at: string): string => new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(new Date(at));

export const moment = (at: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));

/** A date without a time, as 2026-12-24. */
export const date = (day: string): string => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).format(new Date(`${day}T00:00:00`));

/** 1.2 MB for a number of bytes. */
export const fileSize = (bytes: number): string => sizeWords(bytes, locale());

/** 12 % for a part of one. */
export const percent = (part: number): string => new Intl.NumberFormat(locale(), { style: 'percent' }).format(part);

const UNITS = [['day', 1_440], ['hour', 60], ['minute', 1]] as const;

const measure = (unit: string) => new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' });

/** "15 minutes", "30 seconds", "2 hours": in the largest unit that has no fraction. */
export function length(minutes: number): string {
  const [unit, size] = UNITS.find(([, each]) => minutes >= each && minutes % each === 0) ?? ['second', 1 / 60];
  return measure(unit).format(Math.round(minutes / size));
}

export const dayOf = (at: string): string => new Date(at).toDateString();

export function dayWords(at: string, today: string, yesterday: string): string {
  const before = new Date();
  before.setDate(before.getDate() - 1);
  switch (dayOf(at)) {
    case new Date().toDateString():
      return today;
    case before.toDateString():
      return yesterday;
    default:
      return new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at));
  }
}

/** "British English" for en-GB; the tag itself where it is none. */
export function languageName(tag: string): string {
  try {
    const name = new Intl.DisplayNames([locale()], { type: 'language' }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(locale()) + name.slice(1);
  } catch {
    return tag; // Whatever a browser sent.
  }
}

/** "Norway" for NO; the code itself where it is none. */
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames([locale()], { type: 'region' }).of(code) ?? code;
  } catch {
    return code; // Whatever a browser sent.
  }
}
