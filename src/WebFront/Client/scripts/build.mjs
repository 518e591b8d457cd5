// Builds what the web front serves, in the order in which the parts need each other, and keeps the sizes within budget.
import { gzipSync } from 'node:zlib';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const client = join(import.meta.dirname, '..');
const wwwroot = join(client, '../wwwroot');
const BUDGET = {
  loader: 5_000, widget: 55_000, beforeFiles: 60_000, linker: 10_000, countries: 1_000, emoji: 2_000, files: 12_000, suggestions: 4_000,
  card: 2_000,
  signIn: 180_000, dashboard: 265_000,
};

function fail(words) {
  process.stderr.write(`${words}\n`);
  process.exit(1);
}

const built = {};
for (const part of ['widget', 'loader', 'preview', 'console']) {
  built[part] = await build({ configFile: join(client, part, 'vite.config.ts'), logLevel: 'warn' });
}

const gzipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const loader = gzipped(join(wwwroot, 'widget.js'));
const assets = readdirSync(join(wwwroot, 'assets')).map((name) => ({ name, size: gzipped(join(wwwroot, 'assets', name)) }));
const sum = (files) => files.reduce((total, { size }) => total + size, 0);
// A visitor fetches the words of one language: at worst the two largest files (texts and refusals).
const words = assets.filter(({ name }) => name.startsWith('words-')).sort((a, b) => b.size - a.size).slice(0, 2);
const assetsLike = (pattern) => assets.filter(({ name }) => pattern.test(name));
/** Parts of it, with the styles that several share, and the largest of their languages. */
const partOf = (name) => sum(assetsLike(new RegExp(`^(${name}-(?!words-)|styles-)`)))
  + Math.max(0, ...assetsLike(new RegExp(`^${name}-words-`)).map(({ size }) => size));
/** What the window fetches when first used: with a link, when the emojis open, with a file, with articles that may answer or were sent. */
const later = {
  linker: sum(assetsLike(/^linker-/)), countries: sum(assetsLike(/^countries-/)), emoji: partOf('emoji'), files: partOf('files'),
  suggestions: partOf('suggestions'), card: partOf('card'),
};
const widget = loader + sum(assetsLike(/^(?!words-|linker-|countries-|emoji-|files-|suggestions-|card-|styles-)/)) + sum(words);
/** Scripts of the console's page until a screen shows, with all that they import and the larger of the languages. */
function scriptsUntil(...screens) {
  const chunks = new Map(built.console.output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const named = (name) => [...chunks.values()].find((chunk) => chunk.name === name) ?? fail(`The console has no chunk ${name}.`);
  const files = new Set();
  const add = ({ fileName, imports }) => {
    if (!files.has(fileName)) {
      files.add(fileName);
      imports.forEach((name) => add(chunks.get(name)));
    }
  };
  [...chunks.values()].filter(({ isEntry }) => isEntry).concat(['words.nb', ...screens].map(named)).forEach(add);
  return sum([...files].map((name) => ({ size: gzipped(join(wwwroot, 'console', name)) })));
}
const signIn = scriptsUntil('SignIn');
const dashboard = scriptsUntil('Shell', 'ChatScreen', 'Dashboard');

process.stdout.write(`widget.js ${loader} bytes gzipped, with the window ${widget}, with what finds links ${widget + later.linker}\n`);
process.stdout.write(`fetched when first used: ${Object.entries(later).map(([part, size]) => `${part} ${size}`).join(', ')}\n`);
process.stdout.write(`console: scripts until the sign-in page ${signIn} bytes gzipped, until the dashboard ${dashboard}\n`);
const sizes = { loader, widget, beforeFiles: widget + later.linker, ...later, signIn, dashboard };
const over = Object.keys(BUDGET).filter((part) => sizes[part] > BUDGET[part]);
if (over.length > 0) {
  fail(over.map((part) => `Over budget: ${part} has ${sizes[part]} bytes gzipped, of at most ${BUDGET[part]}`).join('\n'));
}
