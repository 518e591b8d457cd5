/** What a reply template may name of the chat in which it is inserted: `{firstName}`. Stored in templates: names stay. */
export const variables = ['customerName', 'firstName', 'agentName', 'requestId', 'channel', 'date'] as const;

export type Variable = (typeof variables)[number];

export interface VariablePlace {
  /** As it is written between the braces. */
  readonly word: string;
  /** Null: there is no such variable. */
  readonly name: Variable | null;
  readonly from: number;
  readonly to: number;
}

/** Words in braces that stand in texts to be inserted and are no variable, a slip: whoever inserts such a text has to fill them in. */
const slips = new Set<string>();

const namedBy = (word: string): Variable | null => variables.find((name) => name.toLowerCase() === word.toLowerCase()) ?? null;

const placesIn = (text: string): readonly VariablePlace[] =>
  [...text.matchAll(/\{\s*([\p{L}_][\p{L}\p{N}_]*)\s*\}/gu)].map(({ index, 0: whole, 1: word }) => ({
    word: word!, name: namedBy(word!), from: index, to: index + whole.length,
  }));

/** Where variables stand that have no value yet, and what was taken for one. */
export const variablesIn = (text: string): readonly VariablePlace[] =>
  placesIn(text).filter(({ name, word }) => name !== null || slips.has(word));

/** Words in braces that are no variable. */
export const slipsIn = (text: string): readonly string[] => placesIn(text).filter(({ name }) => name === null).map(({ word }) => word);

/** From now on the slips of this text are to be filled in wherever they stand. */
export const learnSlips = (text: string): void => slipsIn(text).forEach((word) => slips.add(word));
