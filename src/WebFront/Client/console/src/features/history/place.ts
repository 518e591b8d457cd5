export const HISTORY = '/console/history';

/** What stands in the address: what is looked for, and which of the chats found is open, at which of its messages. */
const NAMES = ['text', 'customer', 'channel', 'agent', 'tag', 'state', 'rating', 'from', 'until', 'open', 'at'] as const;

/** Written letter by letter; the others are chosen. */
const TYPED: ReadonlySet<string> = new Set(['text', 'customer', 'from', 'until']);

/** Empty: anything. Dates are days of the browser's time zone. */
export type HistoryPlace = Readonly<Record<(typeof NAMES)[number], string>>;

export type HistoryFilter = Omit<HistoryPlace, 'open' | 'at'>;

export const placeIn = (search: string): HistoryPlace => {
  const said = new URLSearchParams(search);
  return Object.fromEntries(NAMES.map((name) => [name, said.get(name) ?? ''])) as HistoryPlace;
};

/** What is empty is left out. */
export const parametersOf = (values: Readonly<Record<string, string>>): string =>
  new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();

export const addressOf = (place: Readonly<Record<string, string>>): string => {
  const parameters = parametersOf(place);
  return parameters === '' ? HISTORY : `${HISTORY}?${parameters}`;
};

export const filterOf = ({ open: _open, at: _at, ...filter }: HistoryPlace): HistoryFilter => filter;

/** Only words or a day that were there already are written further: nobody wants to go back letter by letter. */
export const isWrittenFurther = (before: HistoryPlace, after: HistoryPlace): boolean =>
  NAMES.every((name) => before[name] === after[name] || (TYPED.has(name) && before[name] !== '' && after[name] !== ''));
