import { describe, expect, it } from 'vitest';
import { toPieces } from '../src/links';

const hrefs = (text: string) => toPieces(text).filter((piece) => piece.href !== null).map((piece) => piece.href);

describe('toPieces', () => {
  it('finds addresses and leaves the punctuation of the sentence', () => {
    expect(hrefs('See https://example.com/a?b=1, or www.example.org.')).toEqual(['https://example.com/a?b=1', 'https://www.example.org/']);
  });

  it('keeps brackets that belong to the address', () => {
    expect(hrefs('https://en.wikipedia.org/wiki/Chat_(online)')).toEqual(['https://en.wikipedia.org/wiki/Chat_(online)']);
  });

  it('never makes a link of anything but http and https', () => {
    expect(hrefs('javascript:alert(1) data:text/html,x file:///etc/passwd ftp://example.com')).toEqual([]);
  });

  it('loses no character', () => {
    const text = 'a https://x.example/<b>"c" www.y.example) end';
    expect(toPieces(text).map((piece) => piece.text).join('')).toBe(text);
  });
});
