import type { ChannelSettings, DayHours, LocalSpan, OpeningHours } from '@orleans-chat/shared';
import { WEEKDAYS } from '../../lib/weekdays';

/** Broken rules by path. */
export type Problems = Readonly<Record<string, string>>;

const ID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** What is wrong with a setting itself, or with one of a list. */
export const problemAt = (problems: Problems, path: string): string | undefined =>
  problems[path] ?? Object.entries(problems).find(([wrong]) => wrong.startsWith(`${path}[`))?.[1];

/** Whether anything in a part of the settings is wrong. */
export const anyIn = (problems: Problems, part: string): boolean =>
  Object.keys(problems).some((path) => path === part || path.startsWith(`${part}.`) || path.startsWith(`${part}[`));

/** What the server could not even read, so that it has to be found here. */
export function unreadable(settings: ChannelSettings): Problems {
  const folder = settings.preChat?.faq?.folder ?? '';
  return { ...(folder === '' || ID.test(folder) ? {} : { 'preChat.faq.folder': 'id' }), ...emptied(settings.hours) };
}

/** The settings as the server can read them: without what is {@link unreadable}. */
export function readable(settings: ChannelSettings): ChannelSettings {
  const wrong = unreadable(settings);
  if (Object.keys(wrong).length === 0) {
    return settings;
  }
  const preChat = 'preChat.faq.folder' in wrong
    ? { ...settings.preChat, faq: { ...settings.preChat.faq, folder: null } }
    : settings.preChat;
  return { ...settings, preChat, hours: withoutEmptied(settings.hours) };
}

const isWhole = ({ start, end }: LocalSpan): boolean => start !== '' && end !== '';

/** Times and dates that were taken away, and nothing put in their place. */
function emptied(hours: OpeningHours | undefined): Problems {
  const spans = (path: string, list: readonly LocalSpan[] | null | undefined) =>
    (list ?? []).flatMap((span, index) => (isWhole(span) ? [] : [`${path}[${index}]`]));
  const days = WEEKDAYS.flatMap((day) => [
    ...spans(`hours.${day}.open`, hours?.[day]?.open), ...spans(`hours.${day}.breaks`, hours?.[day]?.breaks),
  ]);
  const holidays = hours?.holidays ?? [];
  const dates = holidays.flatMap(({ date }, index) => (date === '' ? [`hours.holidays[${index}].date`] : []));
  const times = holidays.flatMap(({ open }, index) => spans(`hours.holidays[${index}].open`, open));
  return Object.fromEntries([...days, ...dates, ...times].map((path) => [path, 'required']));
}

function withoutEmptied(hours: OpeningHours): OpeningHours {
  const day = ({ open, breaks }: DayHours): DayHours => ({ open: open.filter(isWhole), breaks: breaks.filter(isWhole) });
  return {
    ...hours,
    ...Object.fromEntries(WEEKDAYS.map((name) => [name, day(hours[name])])),
    holidays: hours.holidays
      .filter(({ date }) => date !== '')
      .map(({ date, name, open }) => ({ date, name, open: open?.filter(isWhole) ?? null })),
  };
}
