const NAMES = ['text', 'actor', 'kind', 'subject', 'from', 'until'] as const;

/** Written letter by letter; the others are chosen. */
const TYPED: ReadonlySet<string> = new Set(['text', 'from', 'until']);

/** What to look for; empty: anything. Dates are days of the browser's time zone. */
export type AuditFilter = Readonly<Record<(typeof NAMES)[number], string>>;

export const EVERYTHING: AuditFilter = { text: '', actor: '', kind: '', subject: '', from: '', until: '' };

/** For an address: what is empty is left out. */
export const parametersOf = (values: Readonly<Record<string, string>>): string =>
  new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();

/** What the search part of an address says. */
export function filterIn(search: string): AuditFilter {
  const said = new URLSearchParams(search);
  return Object.fromEntries(NAMES.map((name) => [name, said.get(name) ?? ''])) as AuditFilter;
}

/** Only words or a day that were there already are written further: nobody wants to go back letter by letter. */
export const isWrittenFurther = (before: AuditFilter, after: AuditFilter): boolean =>
  NAMES.every((name) => before[name] === after[name] || (TYPED.has(name) && before[name] !== '' && after[name] !== ''));
