// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as limits from '../src/limits';

const root = join(import.meta.dirname, '../..');
const sources = ['shared', 'loader', 'widget', 'preview', 'console'].flatMap((part) =>
  readdirSync(join(root, part, 'src'), { recursive: true, encoding: 'utf8' }).map((file) => join(part, 'src', file)));
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Lengths and ranges that the server checks too stand in C# and are written into limits.ts and settingLimits.ts. */
const OWN_LIMIT = /\b(?:maxLength|minLength|max|min)(?:=\{|: )\d[\d_.]*|\b\w*(?:_LIMIT|LIMIT_\w*|LONGEST|_LENGTH)\w* = \d[\d_.]*/g;

/** What only the browser decides: pauses, the least of a duration, lists of which only part is shown. */
const ITS_OWN: ReadonlySet<string> = new Set(['LONGEST_MS = 15_000', 'LONGEST_MS = 4_000', 'CLIMB_LONGEST_MS = 600_000', 'min={0']);

describe('limits', () => {
  it('stand once, in C#', () => {
    const found = sources.filter((file) => /\.tsx?$/.test(file) && !/[lL]imits\.ts$/.test(file))
      .flatMap((file) => [...textOf(file).matchAll(OWN_LIMIT)].map(([literal]) => ({ file, literal })));
    expect(found.filter(({ literal }) => !ITS_OWN.has(literal))).toEqual([]);
  });

  it.each([
    ['maxLength={100}', true],
    ['max={2_000}', true],
    ['const ADDRESS_LIMIT = 2_000', true],
    ['const LONGEST_LOCAL = 64', true],
    ['maxLength={limits.nameLength}', false],
  ])('are found where they stand twice: %s', (code, found) => {
    expect([...code.matchAll(OWN_LIMIT)].length > 0).toBe(found);
  });

  it('give the badge the colour that a new channel has', () => {
    expect(textOf('loader/src/badge.css')).toContain(`--oc-badge: ${limits.defaultColor};`);
  });

  it('are said in no text as numbers', () => {
    const facts = [
      limits.shortestPassword, limits.longestPassword, limits.visitorMessageLength, limits.agentMessageLength,
      limits.nameLength, limits.emailLength, limits.defaultColor,
    ].map(String);
    const texts = sources
      .filter((file) => /texts\/(?:en|nb)\.json$/.test(file))
      .flatMap((file) => Object.entries(JSON.parse(textOf(file)) as Record<string, string>));
    expect(texts.length).toBeGreaterThan(500);
    expect(texts.filter(([, text]) => facts.some((fact) => new RegExp(`(?<![\\w#.])${fact}(?![\\w.])`).test(text)))).toEqual([]);
  });
});

describe('languages', () => {
  it.each([
    ['widget', limits.widgetLanguages, 'widget/src/texts'], ['console', limits.consoleLanguages, 'console/src/lib/texts'],
  ] as const)('of the %s are those that the server names', (_, languages, folder) => {
    const files = sources
      .filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.json'))
      .map((file) => file.slice(folder.length + 1, -5));
    expect(files.sort()).toEqual([...languages].sort());
  });

  it('of the badge are those of the window', () => {
    expect(Object.keys(JSON.parse(textOf('loader/src/texts.json')) as object).sort()).toEqual([...limits.widgetLanguages].sort());
  });

  it('have the server\'s refusals, each in a file', () => {
    const files = sources
      .map((file) => /shared\/src\/texts\/(?:visitor-)?refusals\.(\w+)\.json$/.exec(file)?.[1])
      .filter((language) => language !== undefined);
    expect(files.sort()).toEqual([...limits.widgetLanguages].sort());
  });
});

describe('translations', () => {
  const numbers = (text: string): string =>
    [...text.replaceAll(/\{\{\w+\}\}/g, '').matchAll(/\d+(?:[.,]\d+)*/g)].map(([number]) => number.replace(',', '.')).sort().join();
  const translated = sources.flatMap((file) => {
    const [, folder, name, language] = /^(.*\/texts)\/(?:visitor-)?(refusals\.)?(\w+)\.json$/.exec(file) ?? [];
    return folder === undefined || language === 'en' ? [] : [[file, `${folder}/${name ?? ''}en.json`] as const];
  });

  it.each(translated)('%s says the numbers of the English', (file, english) => {
    const wordsOf = (path: string) => JSON.parse(textOf(path)) as Record<string, string>;
    const [own, en] = [wordsOf(file), wordsOf(english)];
    expect(Object.entries(own).map(([key, text]) => [key, numbers(text)])).toEqual(Object.keys(own).map((key) => [key, numbers(en[key]!)]));
  });
});
