/**
 * What is left of a text for somebody who looks at it: the browsers' side of the server's `VisibleText` and `Isolation`. The table
 * tests/Testing/Texts/visible-text.json holds both.
 */

/** Spaces, control and format characters, marks without a letter, and what Unicode says may be left out. */
const INVISIBLE = /^[\p{Z}\p{Cc}\p{Cf}\p{M}\p{DI}\u2800]*$/u;
/** Half a surrogate pair: with the flag u, a whole one is no match. */
const HALF = /\p{Cs}/gu;
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g;
const OTHER_BREAKS = /[\v\f\x85]/g;
const BREAKS = /[\t\n\r\u2028\u2029]/g;
/** Opens or closes a span of another direction. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g;
const FILLERS = '[\\s\\x85\\u00ad\\u034f\\u115f\\u1160\\u180e\\u200b\\u2060-\\u2065\\u2800\\u3164\\ufeff\\uffa0]+';
const ENDS = new RegExp(`^${FILLERS}|${FILLERS}$`, 'g');
/** Every isolate is closed, as those in our own sentences are, which may be part of others. */
const CLOSED = /^(?:[^\u202a-\u202e\u2066-\u2069]|\u2068[^\u202a-\u202e\u2066-\u2069]*\u2069)*$/;
/** Scripts that are written from right to left, their marks, and the controls. */
const TURNING = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether nobody would see anything of it. */
export const isBlank = (text: string | null | undefined): boolean => INVISIBLE.test(text ?? '');

/** As the server stores it. */
export const cleanText = (text: string): string =>
  text.replaceAll(HALF, '\ufffd').replaceAll(OTHER_BREAKS, '\n').replaceAll(CONTROLS, '');

/** A name as the server stores it: one line, nothing invisible at its ends, and nothing that turns the text around it. */
export const cleanName = (name: string): string => cleanText(name).replaceAll(DIRECTIONS, '').replaceAll(BREAKS, ' ').replaceAll(ENDS, '');

/** As {@link cleanName}; null: nobody would see anything of it. */
export const nameOrNull = (name: string): string | null => (isBlank(name) ? null : cleanName(name));

/**
 * Somebody's words as they may stand in a sentence of ours: they cannot turn what is around them. What is written from left to right
 * throughout stays as it is, because all languages of the product are.
 */
export const isolated = (words: string): string =>
  (TURNING.test(words) ? `\u2068${CLOSED.test(words) ? words : words.replaceAll(DIRECTIONS, '')}\u2069` : words);
