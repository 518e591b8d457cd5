import { variablesIn, type Variable } from '../../../lib/variables';

/** What is known of a chat, for the variables of a template; without a value: it is not known. */
export type Values = Readonly<Partial<Record<Variable, string | null>>>;

export interface Facts {
  readonly customerName: string | null | undefined;
  readonly agentName: string | null | undefined;
  readonly channel: string | null | undefined;
  /** IANA, of the channel. */
  readonly timeZone: string | undefined;
  /** BCP 47, of the customer. */
  readonly language: string | null | undefined;
  readonly now: Date;
}

/** The customer reads the date as they write it at home, and as it is where the company is. */
export function valuesOf({ customerName, agentName, channel, timeZone, language, now }: Facts): Values {
  const name = customerName?.trim() || null;
  return {
    customerName: name, firstName: name?.split(/\s+/)[0] ?? null, agentName: agentName ?? null, channel: channel ?? null,
    requestId: null, date: dateIn(now, language ?? undefined, timeZone),
  };
}

/** The text with what is known; the rest stays, to be filled in by hand. */
export const fill = (text: string, values: Values): string => variablesIn(text).reduceRight(
  (filled, { name, from, to }) => (name !== null && values[name] ? filled.slice(0, from) + values[name] + filled.slice(to) : filled), text,
);

function dateIn(now: Date, language: string | undefined, timeZone: string | undefined): string {
  const format = { dateStyle: 'long' } as const;
  try {
    return new Intl.DateTimeFormat(language, { ...format, timeZone }).format(now);
  } catch {
    return new Intl.DateTimeFormat(undefined, format).format(now); // A language or a zone that this browser does not know.
  }
}
