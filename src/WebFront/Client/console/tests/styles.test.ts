// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => file.split(sep).join('/')).sort();
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Classes that a sheet gives styles to; those of others stand in `:global()`. */
const classesIn = (sheet: string): Set<string> => new Set([...textOf(sheet)
  .replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/:global\([^)]*\)/g, '').replaceAll(/\{[^{}]*\}/g, '{}')
  .matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name!));

const sheets = files.filter((file) => file.endsWith('.module.css'));

/** Which classes of which sheets components use. */
const used = files.filter((file) => file.endsWith('.tsx')).flatMap((file) => {
  const text = textOf(file);
  return [...text.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)].flatMap(([, name, path]) => {
    const sheet = normalize(join(dirname(file), path!)).split(sep).join('/');
    return [...text.matchAll(new RegExp(`\\b${name!}(?:\\.(\\w+)|\\['([^']+)'\\])`, 'g'))]
      .map(([, plain, quoted]) => ({ file, sheet, name: plain ?? quoted! }));
  });
});

describe('style sheets', () => {
  it('stand beside what they are for, and are short', () => {
    expect(sheets.length).toBeGreaterThan(30);
    const stray = sheets.filter((sheet) => !existsSync(join(root, sheet.replace('.module.css', '.tsx')))
      && used.filter((use) => use.sheet === sheet).some(({ file }) => dirname(file) !== dirname(sheet)));
    expect(stray).toEqual([]);
    expect(files.filter((file) => file.endsWith('.css') && textOf(file).split('\n').length > 60)).toEqual([]);
  });

  it('give each class its styles in one place', () => {
    const places = [...sheets, 'ui/base.css'].flatMap((sheet) => [...classesIn(sheet)].map((name) => ({ sheet, name })));
    const twice = places.filter(({ name, sheet }) => places.some((other) => other.name === name && other.sheet !== sheet));
    // How a table of permissions folds on a phone is said where tables fold.
    expect([...new Set(twice.map(({ name }) => name))]).toEqual(['permission']);
  });

  it('have every class that a component uses', () => {
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter(({ sheet, name }) => !classesIn(sheet).has(name)).map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });

  it('have no class that no component uses', () => {
    const unused = sheets.flatMap((sheet) => [...classesIn(sheet)]
      .filter((name) => !used.some((use) => use.sheet === sheet && use.name === name))
      .map((name) => `${sheet}: ${name}`));
    expect(unused).toEqual([]);
  });
});
