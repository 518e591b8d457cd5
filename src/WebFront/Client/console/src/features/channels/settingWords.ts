import { isolated, type Holiday, type LocalSpan } from '@orleans-chat/shared';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { date, languageName, length } from '../../lib/words';
import { settingLengths } from './settingLimits';
import { minutesOf } from './spans';

const NOTHING = '–';

type Words = (value: unknown, t: TFunction) => string;

/** How settings are said that are no plain text, number or switch, by their path. */
const SAID: readonly (readonly [RegExp, Words])[] = [
  [
    /^(?:idleTimeout|reopenWindow|answerTarget|transferTimeout|deleteWindow|warn\w+|offline\.afterInQueue)$/,
    (value) => span(String(value)),
  ],
  [/^look\.theme$/, chosen('channel.theme.')],
  [/^leftBehindChats$/, chosen('channel.leftBehind.')],
  [/^files\.unscanned$/, chosen('channel.unscanned.')],
  [/^offline\.priority$/, chosen('channel.priority.')],
  [/^(?:preChat|offline)\.fields\.\w+$/, chosen('form.use.')],
  [/^language$/, (value) => languageName(String(value))],
  [/^look\.logo$/, (_, t) => t('words.picture')],
  [/^hours\.\w+\.open$/, listed<LocalSpan>((spans, t) => clocks(spans, t) || t('hours.closed'))],
  [/^hours\.\w+\.breaks$/, listed<LocalSpan>(clocks)],
  [/^hours\.holidays$/, listed<Holiday>((days, t) => days.map((day) => holiday(day, t)).join('; '))],
  [/^allowedOrigins$/, listed<string>((origins) => origins.join(', '))],
];

/** A setting's value as people read it, both as the browser has it and as the audit log writes it (a text, lists as JSON). */
export function settingWords(t: TFunction, path: string, value: unknown): string {
  if (value === null || value === undefined || value === '') {
    return NOTHING;
  }
  return (SAID.find(([paths]) => paths.test(path))?.[1](value, t) ?? plain(t, path, value)) || NOTHING;
}

/** Somebody may have written True as a text; in any other setting it is a switch that the audit log wrote down. */
function plain(t: TFunction, path: string, value: unknown): string {
  const isSwitch = typeof value === 'boolean' || ((value === 'True' || value === 'False') && !(path in settingLengths));
  return isSwitch ? t(String(value).toLowerCase() === 'true' ? 'audit.yes' : 'audit.no') : String(value);
}

export function useSettingWords(): (path: string, value: unknown) => string {
  const { t } = useTranslation();
  return (path, value) => settingWords(t, path, value);
}

function chosen(start: string): Words {
  return (value, t) => t(`${start}${String(value)}` as 'audit.yes', { defaultValue: String(value) });
}

function span(text: string): string {
  const minutes = minutesOf(text);
  return minutes === null ? text : length(minutes);
}

/** What is cut off, or is no list, stays as it is. */
function listed<T>(words: (items: readonly T[], t: TFunction) => string): Words {
  return (value, t) => {
    try {
      const items: unknown = typeof value === 'string' ? JSON.parse(value) : value;
      return Array.isArray(items) ? words(items as T[], t) : String(value);
    } catch {
      return String(value);
    }
  };
}

function clocks(spans: readonly LocalSpan[], t: TFunction): string {
  const nextDay = ` (${t('hours.nextDay')})`;
  return spans.map(({ start, end }) => `${start.slice(0, 5)}–${end.slice(0, 5)}${end <= start ? nextDay : ''}`).join(', ');
}

function holiday(day: Holiday, t: TFunction): string {
  return `${date(day.date)} ${isolated(day.name)}: ${clocks(day.open ?? [], t) || t('hours.closed')}`;
}
