// Builds what the web front serves, in the order in which the parts need each other, and keeps the sizes within budget.
import { gzipSync } from 'node:zlib';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const client = join(import.meta.dirname, '..');
const wwwroot = join(client, '../wwwroot');
const BUDGET = { loader: 10_000, widget: 60_000 };

for (const part of ['widget', 'loader', 'preview', 'console']) {
  await build({ configFile: join(client, part, 'vite.config.ts'), logLevel: 'warn' });
}

const gzipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const loader = gzipped(join(wwwroot, 'widget.js'));
const widget = readdirSync(join(wwwroot, 'assets')).reduce((sum, name) => sum + gzipped(join(wwwroot, 'assets', name)), loader);
process.stdout.write(`widget.js ${loader} bytes gzipped, with the window ${widget}\n`);
if (loader > BUDGET.loader || widget > BUDGET.widget) {
  process.stderr.write(`Over budget: at most ${BUDGET.loader} and ${BUDGET.widget} bytes gzipped\n`);
  process.exit(1);
}
