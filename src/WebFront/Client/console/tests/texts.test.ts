// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import refusalsEn from '../../shared/src/texts/refusals.en.json';
import refusalsNb from '../../shared/src/texts/refusals.nb.json';
import en from '../src/lib/texts/en.json';
import nb from '../src/lib/texts/nb.json';

const source = readFileSync(new URL('../../../../Grains.Interfaces/Results/RefusalCodes.cs', import.meta.url), 'utf8');
const audited = readFileSync(new URL('../../../../Storage/Audit/AuditKinds.cs', import.meta.url), 'utf8');
// Stored with hyphens, said in camelCase.
const kinds = [...audited.matchAll(/public const string \w+ = "([^"]+)"/g)]
  .map((match) => `audit.kind.${match[1]!.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}`);
const codes = [...source.matchAll(/public const string \w+ = "([^"]+)"/g)].map((match) => match[1]);

const places = (words: Record<string, string>) => Object.entries(words).map(([key, text]) => `${key} ${[...text.matchAll(/\{\{\w+\}\}/g)].join()}`);

describe('texts', () => {
  it('has every refusal of the server in every language', () => {
    expect(codes.length).toBeGreaterThan(15);
    expect(Object.keys(refusalsEn)).toEqual(expect.arrayContaining(codes));
    expect(Object.keys(refusalsNb)).toEqual(expect.arrayContaining(codes));
  });

  it('has words for everything that is audited', () => {
    expect(kinds.length).toBeGreaterThan(20);
    expect(Object.keys(en)).toEqual(expect.arrayContaining(kinds));
  });

  it('calls two things in Norwegian by two names', () => {
    const things = new Map<string, Set<string>>();
    Object.entries(nb).forEach(([key, text]) => things.set(text, (things.get(text) ?? new Set()).add(en[key as keyof typeof en])));
    // How something looks is one thing.
    expect([...things].filter(([, english]) => english.size > 1).map(([text]) => text)).toEqual(['Utseende']);
  });

  it('has every text in every language, with the same values in it', () => {
    expect(places(nb)).toEqual(places(en));
    expect(places(refusalsNb)).toEqual(places(refusalsEn));
  });
});
