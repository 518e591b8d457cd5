import type { RefusalCode } from '@orleans-chat/shared';
import { describe, expect, it } from 'vitest';
import en from '../src/texts/en.json';
import { fetchTexts, textsFor } from '../src/texts/translate';

type Words = Record<string, string>;

const all = Object.entries(import.meta.glob<Words>('../src/texts/*.json', { import: 'default', eager: true }));
const refusals = Object.entries(
  import.meta.glob<Words>('../../shared/src/texts/visitor-refusals.*.json', { import: 'default', eager: true }),
);
const places = (words: Words) =>
  Object.entries(words).map(([key, text]) => [key, ...[...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort()].join());

describe('texts', () => {
  it.each(all)('%s has every text, and fills in the same values', (_, words) => {
    expect(places(words)).toEqual(places(en));
  });

  it('says the same refusals in every language', () => {
    const keys = refusals.map(([, words]) => Object.keys(words));
    expect(new Set(keys.map(String)).size).toBeLessThanOrEqual(1);
  });

  it.each([
    ['nb-NO', 'nb'], ['no', 'nb'], ['nn', 'nb'], ['en-GB', 'en'], ['xx', 'en'], [null, 'en'],
  ])('speaks for %s: %s', async (tag, language) => {
    await fetchTexts(tag);
    expect(textsFor(tag)?.language).toBe(language);
  });

  it('lets no name turn the sentence around it', () => {
    expect(textsFor('en')?.t('typing', { name: 'Ann\u202egnp' })).toContain('\u2068Anngnp\u2069');
    expect(textsFor('en')?.t('typing', { name: 'أحمد' })).toContain('\u2068أحمد\u2069');
    expect(textsFor('en')?.t('typing', { name: 'Åse' })).not.toContain('\u2068');
  });

  it('uses the server\'s words for a refusal that it does not know', () => {
    expect(textsFor('en')?.refusal({ code: 'new.code' as RefusalCode, text: 'Brand new' })).toBe('Brand new');
  });
});
