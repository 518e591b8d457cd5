import { describe, expect, it } from 'vitest';
import en from '../src/texts/en.json';
import nb from '../src/texts/nb.json';
import { textsFor } from '../src/texts/translate';

describe('texts', () => {
  it('has every text in every language', () => {
    expect(Object.keys(nb)).toEqual(Object.keys(en));
  });

  it('fills the same values in every language', () => {
    const places = (words: Record<string, string>) => Object.values(words).map((text) => [...text.matchAll(/\{\{\w+\}\}/g)].join());
    expect(places(nb)).toEqual(places(en));
  });

  it.each([['nb-NO', 'nb'], ['no', 'nb'], ['nn', 'nb'], ['en-GB', 'en'], ['xx', 'en'], [null, 'en']])('speaks for %s: %s', (tag, language) => {
    expect(textsFor(tag).language).toBe(language);
  });

  it('uses the server\'s words for a refusal that it does not know', () => {
    expect(textsFor('en').refusal({ code: 'new.code', text: 'Brand new' })).toBe('Brand new');
  });
});
