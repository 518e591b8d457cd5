import { diffLines, diffWordsWithSpace } from 'diff';

/** A piece of a line: in both texts, or only in one. */
export interface Piece {
  readonly text: string;
  readonly changed: boolean;
}

/** A line of two texts that are compared. */
export type Line =
  | { readonly kind: 'same' | 'gone' | 'new'; readonly pieces: readonly Piece[] }
  /** Lines that are in both, and too far from a change to be read with it. */
  | { readonly kind: 'skipped'; readonly count: number };

/** Lines that are shown before and after a change. */
const AROUND = 3;

/** Above this, words within lines are not compared: it would take a browser longer than anybody waits. */
const WORDS_WITHIN = 4_000;

/** How one text became the other, line by line; within lines that took the place of others, word by word. */
export function difference(before: string, after: string): readonly Line[] {
  const parts = diffLines(before, after);
  const lines = parts.flatMap((part, index): readonly Line[] => {
    const [previous, next] = [parts[index - 1], parts[index + 1]];
    if (part.removed) {
      return toLines('gone', next?.added ? words(part.value, next.value, 'removed') : [{ text: part.value, changed: false }]);
    }
    if (part.added) {
      return toLines('new', previous?.removed ? words(previous.value, part.value, 'added') : [{ text: part.value, changed: false }]);
    }
    return toLines('same', [{ text: part.value, changed: false }]);
  });
  return folded(lines);
}

/** What is in either text, in its order; where they differ, first that of the one, then that of the other. */
export const union = (one: string, other: string): string =>
  diffLines(endLine(one), endLine(other)).map(({ value }) => value).join('').trimEnd();

const endLine = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/** The pieces of one side. */
function words(before: string, after: string, side: 'removed' | 'added'): readonly Piece[] {
  const own = side === 'removed' ? before : after;
  return before.length + after.length > WORDS_WITHIN ? [{ text: own, changed: false }] : diffWordsWithSpace(before, after)
    .filter((part) => part[side] || !(part.added || part.removed))
    .map((part) => ({ text: part.value, changed: part[side] }));
}

function toLines(kind: 'same' | 'gone' | 'new', pieces: readonly Piece[]): readonly Line[] {
  const lines: Piece[][] = [[]];
  for (const { text, changed } of pieces) {
    const [first = '', ...rest] = text.split('\n');
    lines.at(-1)!.push({ text: first, changed });
    rest.forEach((each) => lines.push([{ text: each, changed }]));
  }
  if (lines.at(-1)!.every(({ text }) => text === '')) {
    lines.pop(); // What ends with a line break has no line after it.
  }
  return lines.map((each) => ({ kind, pieces: each.filter(({ text }) => text !== '') }));
}

/** Long stretches without a change are told as a number of lines; a single line is shorter than what would say so. */
function folded(lines: readonly Line[]): readonly Line[] {
  const close = (at: number) => lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same');
  const edge = (at: number) => at < 0 || at >= lines.length;
  const alone = (at: number) => [at - 1, at + 1].every((next) => edge(next) || close(next)) && ![at - 1, at + 1].every(edge);
  const near = (at: number) => close(at) || alone(at);
  return lines.reduce<readonly Line[]>((all, line, at) => {
    const last = all.at(-1);
    return near(at) ? [...all, line]
      : last?.kind === 'skipped' ? [...all.slice(0, -1), { kind: 'skipped', count: last.count + 1 }]
      : [...all, { kind: 'skipped', count: 1 }];
  }, []);
}
