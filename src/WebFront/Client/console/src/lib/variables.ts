/** What a reply template may name of the chat in which it is inserted: `{firstName}`. Stored in templates: names stay. */
export const variables = ['customerName', 'firstName', 'agentName', 'requestId', 'channel', 'date'] as const;

export type Variable = (typeof variables)[number];

export interface VariablePlace {
  readonly name: Variable;
  readonly from: number;
  readonly to: number;
}

/** Where variables stand that have no value yet. */
export const variablesIn = (text: string): readonly VariablePlace[] =>
  [...text.matchAll(new RegExp(`\\{(${variables.join('|')})\\}`, 'g'))]
    .map(({ index, 0: whole, 1: name }) => ({ name: name as Variable, from: index, to: index + whole.length }));
