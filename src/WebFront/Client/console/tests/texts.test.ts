// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import refusalsEn from '../../shared/src/texts/refusals.en.json';
import refusalsNb from '../../shared/src/texts/refusals.nb.json';

const root = join(import.meta.dirname, '../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => file.split(sep).join('/'));
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const LANGUAGES = ['en', 'nb'] as const;

/** `features/mail`, `shell`; ui has its texts in lib. */
const placeOf = (path: string): string => /^(?:features\/[^/]+|[^/]+)/.exec(path)![0].replace(/^ui$/, 'lib');

/** The entries as they stand, doubled ones too, which JSON.parse would hide. */
const entriesOf = (file: string): [key: string, text: string][] => [...textOf(file).matchAll(/^ {2}("[^"]+"): ("(?:[^"\\]|\\.)*"),?$/gm)]
  .map(([, key, text]) => [JSON.parse(key!) as string, JSON.parse(text!) as string]);

const textFiles = (language: string): string[] =>
  ['', 'late.'].flatMap((part) => files.filter((file) => file.endsWith(`/texts/${part}${language}.json`)).sort());
const isLate = (file: string): boolean => file.includes('/texts/late.');
const all = (language: string) => textFiles(language)
  .flatMap((file) => entriesOf(file).map(([key, text]) => ({ place: placeOf(file), key, text, late: isLate(file) })));
const wordsOf = (language: string): Record<string, string> => Object.fromEntries(all(language).map(({ key, text }) => [key, text]));
const [en, nb] = [wordsOf('en'), wordsOf('nb')];

const sources = files
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('/texts/'))
  .map((file) => ({ place: placeOf(file), file, text: textOf(file) }));

/** Where a text is named, wholly or, in a template, up to what is put in. */
const names = sources.map(({ place, file, text }) => {
  const whole = new Set([...text.matchAll(/'([A-Za-z][\w.-]*)'/g)].map(([, key]) => key));
  const parts = [...text.matchAll(/`([A-Za-z]+\.[^`\n]*\$\{[^`\n]*)`/g)].map(([, template]) => new RegExp(
    `^${template!.split(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/).map((part) => part.replaceAll('.', '\\.')).join('[\\w.]+')}$`,
  ));
  return { place, file, names: (key: string) => whole.has(key) || parts.some((pattern) => pattern.test(key)) };
});

/** Places of whose index a place imports, itself and lib included. */
const seenBy = new Map([...new Set(sources.map(({ place }) => place))].map((place) => [place, new Set([
  place, 'lib', ...sources.filter((source) => source.place === place).flatMap(({ file, text }) =>
    [...text.matchAll(/from '(\.[^']+)'/g)].map(([, path]) => placeOf(normalize(join(dirname(file), path!)).split(sep).join('/')))),
])]));

/** Files that run before the late texts are there: what the first script imports, and what is fetched without waiting for these texts. */
const early = new Set<string>();
const byPath = new Map(sources.map((each) => [each.file.replace(/\.tsx?$/, ''), each]));
const visit = (file: string): void => {
  const source = byPath.get(file) ?? byPath.get(`${file}/index`);
  if (source === undefined || early.has(source.file)) {
    return;
  }
  early.add(source.file);
  const imported = [...source.text.matchAll(/^(?:import|export) (?!type )[^;]*? from '(\.[^']+)'/gm)]
    .concat([...source.text.matchAll(/^(?!.*withLateTexts\().*\bimport\('(\.[^']+)'\)/gm)]);
  imported.forEach(([, path]) => visit(normalize(join(dirname(source.file), path!)).split(sep).join('/')));
};
visit('main');

const base = (key: string): string => key.replace(/_(?:one|other)$/, '');

const source = readFileSync(new URL('../../../../Grains.Interfaces/Results/RefusalCodes.cs', import.meta.url), 'utf8');
const audited = readFileSync(new URL('../../../../Storage/Audit/AuditKinds.cs', import.meta.url), 'utf8');
// Stored with hyphens, said in camelCase.
const kinds = [...audited.matchAll(/public const string \w+ = "([^"]+)"/g)]
  .map((match) => `audit.kind.${match[1]!.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}`);
const codes = [...source.matchAll(/public const string \w+ = "([^"]+)"/g)].map((match) => match[1]);

const places = (words: Record<string, string>) =>
  Object.entries(words).map(([key, text]) => `${key} ${[...text.matchAll(/\{\{\w+\}\}/g)].join()}`).sort();

describe('texts', () => {
  it('stand in the same files in each language, and each file is read whole', () => {
    expect(textFiles('en').length).toBeGreaterThan(8);
    expect(textFiles('nb')).toEqual(textFiles('en').map((file) => file.replace(/en\.json$/, 'nb.json')));
    for (const file of LANGUAGES.flatMap(textFiles)) {
      expect({ file, ...Object.fromEntries(entriesOf(file)) }).toEqual({ file, ...JSON.parse(textOf(file)) as object });
    }
  });

  it.each(LANGUAGES)('stand only once: %s', (language) => {
    const keys = all(language).map(({ key }) => key).concat(Object.keys(refusalsEn));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('stand in the same folder in every language, with the same values in them', () => {
    expect(all('nb').map(({ place, key }) => `${place} ${key}`)).toEqual(all('en').map(({ place, key }) => `${place} ${key}`));
    expect(places(nb)).toEqual(places(en));
    expect(places(refusalsNb)).toEqual(places(refusalsEn));
  });

  it('are all used, by the feature in whose folder they stand, or by several', () => {
    const usersOf = (key: string) => new Set(names.filter((each) => each.names(base(key))).map(({ place }) => place));
    // What several features say stands in lib.
    const isUsed = (place: string, users: Set<string>) => users.has(place) || (place === 'lib' && users.size > 1);
    const unused = all('en').filter(({ place, key }) => !isUsed(place, usersOf(key)));
    // Their names are made of what the server says: of a refusal and its reason, of a kind or a field, of a broken rule.
    const said = /^(?:audit\.(?:kind|field)|channel\.(?:field|hint|rule)|mail\.rejected|field)\./;
    expect(unused.filter(({ key }) => !said.test(key)).map(({ place, key }) => `${place} ${key}`)).toEqual([]);
  });

  it('are used where their folder is known', () => {
    const used = names.flatMap((each) => all('en')
      .filter(({ key }) => key.includes('.') && each.names(base(key)))
      .map(({ place, key }) => ({ by: each.place, place, key })));
    expect(used.length).toBeGreaterThan(400);
    // The audit log speaks of everything.
    const unseen = used.filter(({ by, place }) => by !== 'features/audit' && !seenBy.get(by)!.has(place));
    expect(unseen.map(({ by, place, key }) => `${by}: ${place} ${key}`)).toEqual([]);
  });

  it('are not late where they are said before the late ones are there', () => {
    expect(early.size).toBeGreaterThan(200);
    expect(all('en').filter(({ late }) => late).length).toBeGreaterThan(400);
    const users = names.filter(({ file }) => early.has(file));
    const said = all('en').filter(({ late }) => late)
      .flatMap(({ key }) => users.filter((each) => each.names(base(key))).map(({ file }) => `${file}: ${key}`));
    expect(said).toEqual([]);
  });

  it('are there for everything that is named', () => {
    const named = sources.flatMap(({ text }) => [...text.matchAll(/\bt\('([\w.-]+)'/g)].map(([, key]) => key!));
    expect(named.length).toBeGreaterThan(300);
    const known = new Set([...Object.keys(en), ...Object.keys(en).map(base), ...Object.keys(refusalsEn)]);
    expect(named.filter((key) => !known.has(key))).toEqual([]);
  });

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
    Object.entries(nb).forEach(([key, text]) => things.set(text, (things.get(text) ?? new Set()).add(en[key]!)));
    // How something looks is one thing, and so are these for whoever reads Norwegian.
    expect([...things].filter(([, english]) => english.size > 1).map(([text]) => text).sort()).toEqual([
      'Ikke sendt', 'Send', 'Systemet', 'Ta samtalen med {{name}}', 'Utseende', 'Varsler',
    ]);
  });
});
