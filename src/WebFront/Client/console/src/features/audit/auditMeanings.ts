import type { AuditKind, AuditMeaning } from '@orleans-chat/shared';
import i18next, { t } from 'i18next';
import { languageOptions } from '../channels';
import { monthName, unitNames } from '../../lib/words';
import { PERMISSIONS } from '../people';

/** What one text on the screen stands for in the log. */
interface Saying {
  readonly words: string;
  readonly kind?: string;
  /** Names of fields and values, in entries of these groups. */
  readonly groups?: readonly string[];
  readonly stored?: readonly string[];
  /** What the program itself did. */
  readonly program?: boolean;
}

/** Where the words for what the log holds are, with the groups in which they are said. */
const PLACES: readonly (readonly [prefix: string, groups: readonly string[], only?: RegExp])[] = [
  ['channel.field.', ['channel']], ['channel.theme.', ['channel']], ['channel.priority.', ['channel']], ['form.use.', ['channel']],
  ['audit.field.', ['person', 'system']], ['mail.', ['mail'], /^(?:host|port|security|userName|fromAddress|fromName|site)$/], ['mail.security.', ['mail']],
];

/** Shorter words are in nearly every text. */
const SHORTEST = 2;

const AROUND = /^[([{“«"'–→:;,.]+|[)\]}”»"'–→:;,.]+$/gu;

const SPOKEN = /[\p{L}\p{N}]/u;

/** The words of a text without what only the screen has put between and around them: colons, commas, arrows. Where nothing else was typed, that is it. */
export function searchedText(text: string): string {
  const typed = text.split(/\s/).filter((word) => word !== '');
  const words = typed.map((word) => word.replace(AROUND, '')).filter((word) => SPOKEN.test(word));
  return (words.length > 0 ? words : typed).join(' ');
}

/** What the words of a search stand for, in the language of the screen: the log knows only names. */
export function auditMeanings(text: string): AuditMeaning[] {
  const words = [...new Set(lower(searchedText(text)).split(' '))].filter((word) => word.length >= SHORTEST && SPOKEN.test(word));
  const sayings = words.length === 0 ? [] : sayingsNow();
  return words.flatMap((word) => {
    const found = [...sayings.filter((saying) => lower(saying.words).includes(word)), ...numberIn(word)];
    const groups = [...new Set(found.flatMap((saying) => saying.groups ?? []))];
    return found.length === 0 ? [] : [{
      word,
      kinds: found.flatMap(({ kind }) => kind ?? []) as AuditKind[],
      program: found.some(({ program }) => program),
      said: groups.map((group) => ({ group, stored: [...new Set(found.flatMap((saying) => (saying.groups?.includes(group) ? saying.stored ?? [] : [])))] })),
    }];
  });
}

function sayingsNow(): Saying[] {
  const all = Object.entries(i18next.getResourceBundle(i18next.language, 'translation') as Record<string, string>);
  const under = (prefix: string) => all.filter(([key]) => key.startsWith(prefix)).map(([key, words]) => [key.slice(prefix.length), words] as const);
  return [
    ...under('audit.kind.').map(([kind, words]) => ({ words, kind })),
    ...PLACES.flatMap(([prefix, groups, only]) =>
      under(prefix).filter(([stored]) => only?.test(stored) ?? true).map(([stored, words]) => ({ words, groups, stored: [stored] }))),
    ...PERMISSIONS.map((each) => ({ words: t(`permission.${each}`), groups: ['person'], stored: listsWith(each) })),
    ...languageOptions().map(({ value, label }) => ({ words: label, groups: ['channel'], stored: [value] })),
    ...Object.entries(unitNames()).map(([unit, words]) => ({ words, groups: ['channel'], stored: [`~${unit}`] })),
    ...MONTHS.map((month) => ({ words: monthName(month), groups: ['channel'], stored: [`~month${month}`] })),
    { words: t('hours.nextDay'), groups: ['channel'], stored: ['~nextDay'] },
    { words: t('hours.closed'), groups: ['channel'], stored: ['~closed'] },
    { words: t('words.picture'), groups: ['person'], stored: ['photo'] },
    { words: t('words.picture'), groups: ['channel'], stored: ['look.logo'] },
    { words: t('audit.program'), program: true },
    { words: t('field.password'), groups: ['mail'], stored: ['password'] },
    { words: t('audit.yes'), groups: ['channel', 'person'], stored: ['true'] },
    { words: t('audit.no'), groups: ['channel', 'person'], stored: ['false'] },
  ];
}

const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1);

/** Of a duration, or the day of a date: another one than is stored. */
function numberIn(word: string): Saying[] {
  const digits = word.replaceAll(/[.,\u00a0]/g, '');
  return /^\d{1,9}$/.test(digits) ? [{ words: word, groups: ['channel'], stored: [`~${Number(digits)}`] }] : [];
}

const lower = (text: string): string => text.toLocaleLowerCase(i18next.language);

/** The log holds all permissions of a channel as one value, in their order. */
function listsWith(permission: string): string[] {
  const lists: string[][] = [[]];
  for (const each of PERMISSIONS) {
    lists.push(...lists.map((list) => list.concat(each)));
  }
  return lists.filter((list) => list.includes(permission)).map((list) => list.join(', '));
}
