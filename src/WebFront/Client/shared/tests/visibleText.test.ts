import { describe, expect, it } from 'vitest';
import LINES from '../../../../../tests/Testing/Texts/visible-text.json';
import { cleanName, cleanText, isBlank, isolated, nameOrNull } from '../src/visibleText';

/** In the table, {200B} stands for U+200B, and half a pair may stand alone. */
const decode = (text: string): string =>
  text.replaceAll(/\{([0-9A-F]+)\}/g, (_, point: string) => String.fromCodePoint(Number.parseInt(point, 16)));

describe('visible text', () => {
  it.each(LINES)('takes $what as the server does', ({ text, blank, clean, name }) => {
    expect(isBlank(decode(text))).toBe(blank);
    expect(cleanText(decode(text))).toBe(decode(clean));
    expect(cleanName(decode(text))).toBe(decode(name));
  });

  it('has no name of nothing visible', () => {
    expect([nameOrNull('\u200b\u3164'), nameOrNull(' Ann ')]).toEqual([null, 'Ann']);
  });

  it.each([
    ['Ann', 'Ann'],
    ['أحمد', '\u2068أحمد\u2069'],
    ['Ann\u202egnp', '\u2068Anngnp\u2069'],
    ['A\u2069\u2069b', '\u2068Ab\u2069'],
    ['\u2068أحمد\u2069 has it', '\u2068\u2068أحمد\u2069 has it\u2069'],
    ['😀', '😀'],
  ])('isolates %j', (words, expected) => expect(isolated(words)).toBe(expected));
});
