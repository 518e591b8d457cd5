// Builds what the web front serves, in the order in which the parts need each other, and keeps the sizes within budget.
import { gzipSync } from 'node:zlib';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const client = join(import.meta.dirname, '..');
const wwwroot = join(client, '../wwwroot');
const BUDGET = { loader: 5_000, widget: 55_000, linker: 10_000 };

for (const part of ['widget', 'loader', 'preview', 'console']) {
  await build({ configFile: join(client, part, 'vite.config.ts'), logLevel: 'warn' });
}

const gzipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const loader = gzipped(join(wwwroot, 'widget.js'));
const assets = readdirSync(join(wwwroot, 'assets')).map((name) => ({ name, size: gzipped(join(wwwroot, 'assets', name)) }));
const sum = (files) => files.reduce((total, { size }) => total + size, 0);
// A visitor fetches the words of one language: at worst the two largest files (texts and refusals).
const words = assets.filter(({ name }) => name.startsWith('words-')).sort((a, b) => b.size - a.size).slice(0, 2);
// Fetched with the first message that may have a link.
const linker = sum(assets.filter(({ name }) => name.startsWith('linker-')));
const widget = loader + sum(assets.filter(({ name }) => !/^(words|linker)-/.test(name))) + sum(words);
process.stdout.write(`widget.js ${loader} bytes gzipped, with the window ${widget}, what finds links ${linker}\n`);
if (loader > BUDGET.loader || widget > BUDGET.widget || linker > BUDGET.linker) {
  process.stderr.write(`Over budget: at most ${BUDGET.loader}, ${BUDGET.widget} and ${BUDGET.linker} bytes gzipped\n`);
  process.exit(1);
}
