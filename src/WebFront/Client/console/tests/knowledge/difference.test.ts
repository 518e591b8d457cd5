// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { difference } from '../../src/features/knowledge/versions/difference';

/** Each line with its sign; what changed within it stands in brackets. */
const signed = (before: string, after: string): string[] => difference(before, after).map((line) => (line.kind === 'skipped'
  ? `… ${line.count}`
  : `${{ same: ' ', gone: '-', new: '+' }[line.kind]}${line.pieces.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('')}`));

describe('the difference of two texts', () => {
  it('has nothing where nothing changed, but how many lines there are', () => {
    expect(signed('a\nb\n', 'a\nb\n')).toEqual(['… 2']);
    expect(signed('', '')).toEqual([]);
  });

  it('marks the words within a line that took the place of another', () => {
    expect(signed('Wait three days.\n', 'Wait five days.\n')).toEqual(['-Wait [three] days.', '+Wait [five] days.']);
  });

  it('tells lines that went from lines that came', () => {
    expect(signed('a\nb\nc\n', 'a\nc\n')).toEqual([' a', '-b', ' c']);
    expect(signed('a\nc\n', 'a\nb\n\nc\n')).toEqual([' a', '+b', '+', ' c']);
    expect(signed('', 'all\nnew')).toEqual(['+all', '+new']);
  });

  it('leaves out what is far from a change', () => {
    const long = Array.from({ length: 20 }, (_, at) => `line ${at}`);
    expect(signed(`${long.join('\n')}\n`, `${[...long.slice(0, 10), 'x', ...long.slice(10)].join('\n')}\n`)).toEqual([
      '… 7', ' line 7', ' line 8', ' line 9', '+x', ' line 10', ' line 11', ' line 12', '… 7',
    ]);
  });

  it('shows a single line rather than saying that there is one', () => {
    expect(signed('a\nb\nc\nd\ne\n', 'a\nb\nc\nd\nx\n')).toEqual([' a', ' b', ' c', ' d', '-[e]', '+[x]']);
  });

  it('keeps whole lines where they are too long to be compared by words', () => {
    const [before, after] = ['x '.repeat(3_000), 'y '.repeat(3_000)];
    expect(signed(before, after)).toEqual([`-${before}`, `+${after}`]);
  });
});
