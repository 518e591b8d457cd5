// Builds what the web front serves, in the order in which the parts need each other, and keeps the sizes within budget.
import { gzipSync } from 'node:zlib';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const client = join(import.meta.dirname, '..');
const wwwroot = join(client, '../wwwroot');
const BUDGET = { loader: 5_000, widget: 55_000, linker: 10_000, suggestions: 4_000, signIn: 180_000, dashboard: 265_000 };

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
// Fetched with the first message that may have a link.
const linker = sum(assetsLike(/^linker-/));
// Fetched with articles that may answer a question, and in one language.
const suggestions = sum(assetsLike(/^(suggestions-(?!words-)|styles-)/))
  + Math.max(0, ...assetsLike(/^suggestions-words-/).map(({ size }) => size));
const widget = loader + sum(assetsLike(/^(?!words-|linker-|suggestions-|styles-)/)) + sum(words);
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

process.stdout.write(`widget.js ${loader} bytes gzipped, with the window ${widget}, what finds links ${linker}, what shows articles ${suggestions}\n`);
process.stdout.write(`console: scripts until the sign-in page ${signIn} bytes gzipped, until the dashboard ${dashboard}\n`);
const sizes = { loader, widget, linker, suggestions, signIn, dashboard };
const over = Object.keys(BUDGET).filter((part) => sizes[part] > BUDGET[part]);
if (over.length > 0) {
  fail(over.map((part) => `Over budget: ${part} has ${sizes[part]} bytes gzipped, of at most ${BUDGET[part]}`).join('\n'));
}
