// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => file.split(sep).join('/'));

/** What a file imports, `import()` too, as paths below src. */
const importsOf = (file: string): string[] => [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)]
  .map(([, path]) => normalize(join(dirname(file), path!)).split(sep).join('/'));

/** `features/mail`, `ui`, `lib`, `shell`; of a file beside these its name. */
const placeOf = (path: string): string => /^(?:features\/[^/]+|[^/]+)/.exec(path)![0];

const imports = files.flatMap((file) => importsOf(file).map((path) => ({ file, path, from: placeOf(file), to: placeOf(path) })));
const said = ({ file, path }: { file: string; path: string }) => `${file} -> ${path}`;

/** The frame itself needs to know who is signed in, and whether there is a connection. */
const FRAME = new Set(['features/account', 'features/agent']);

describe('the walls of the console', () => {
  it('have something to hold', () => {
    expect(new Set(files.map(placeOf)).size).toBeGreaterThan(10);
    expect(imports.length).toBeGreaterThan(300);
  });

  it('keep features apart, but for what a feature\'s index gives', () => {
    const across = imports.filter(({ from, to }) => from.startsWith('features/') && to.startsWith('features/') && from !== to);
    expect(across.length).toBeGreaterThan(10);
    expect(across.filter(({ path, to }) => path !== to).map(said)).toEqual([]);
  });

  it('let features import each other in one direction only, but for two', () => {
    const edges = new Map<string, Set<string>>();
    imports.filter(({ from, to }) => from.startsWith('features/') && to.startsWith('features/') && from !== to)
      .forEach(({ from, to }) => edges.set(from, (edges.get(from) ?? new Set()).add(to)));
    const reaches = (from: string, seen: Set<string> = new Set()): Set<string> => {
      [...(edges.get(from) ?? [])].filter((next) => !seen.has(next)).forEach((next) => reaches(next, seen.add(next)));
      return seen;
    };
    // Channels have agents, and people have permissions on channels.
    expect([...edges.keys()].filter((feature) => reaches(feature).has(feature)).sort()).toEqual(['features/channels', 'features/people']);
  });

  it('keep ui and lib free of features and of the shell', () => {
    const upward = imports.filter(({ from, to }) =>
      (from === 'ui' || from === 'lib') && (to.startsWith('features/') || to === 'shell'));
    expect(upward.map(said)).toEqual([]);
  });

  it('keep lib free of ui', () => {
    expect(imports.filter(({ from, to }) => from === 'lib' && to === 'ui').map(said)).toEqual([]);
  });

  it('keep features free of the shell', () => {
    expect(imports.filter(({ from, to }) => from.startsWith('features/') && to === 'shell').map(said)).toEqual([]);
  });

  it('show the shell no more of a feature than its description', () => {
    const seen = imports.filter(({ from, to }) => from === 'shell' && to.startsWith('features/'));
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.filter(({ path, to }) => path !== `${to}/feature` && !(path === to && FRAME.has(to))).map(said)).toEqual([]);
  });
});
