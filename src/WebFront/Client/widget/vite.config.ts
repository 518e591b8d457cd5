import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { builtins, output, shared } from '../vite.shared.ts';

/**
 * Fetched when it is first used: `linker` with a link, `countries` with a form that asks for one, `emoji` and `files` where one opens or
 * adds some, `suggestions` with articles that may answer a question, `card` with one that an agent sent, `styles` with the last four.
 */
const LATER: Readonly<Record<string, string>> = {
  linker: 'linker', countries: 'countries', EmojiPicker: 'emoji', part: 'files', Suggestions: 'suggestions', LinkCard: 'card',
  useStyles: 'styles',
};

/** `words-`: fetched of one language; such as `files-words-` with that part. Everything else comes with the window. */
const kind = (chunk: string, path: string | null) => {
  const isWords = /^((visitor-)?refusals\.)?[a-z]{2}$/.test(chunk);
  const [, part] = /\/(files|suggestions)\/texts\//.exec(path ?? '') ?? [];
  return chunk in LATER ? `${LATER[chunk]!}-` : isWords ? `${part ? `${part}-` : ''}words-${chunk}-` : `part-${chunk}-`;
};

/** The console's refusals have words in the same files: the window carries those that a visitor can meet. */
const visitorRefusals: Plugin = {
  name: 'visitor-refusals',
  enforce: 'pre',
  transform(text, id) {
    if (!/\/refusals\.\w+\.json$/.test(id)) return;
    const file = `${import.meta.dirname}/../shared/src/texts/visitor-refusals.sv.json`;
    const met = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as Record<string, string>).filter(([code]) => code in met)));
  },
};

/** Nobody reads what SignalR would log (LogLevel.None), and its words are long. */
const silence: Plugin = {
  name: 'silence',
  enforce: 'pre',
  transform: (text, id) => (
    /\/signalr\/dist\/esm\/\w+\.js$/.test(id) ? text.replace(/^( *)this\._logger\.log\(LogLevel\..*\);$/gm, '$1;') : undefined
  ),
};

/** The window: one hashed module that the loader imports. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { alias: shared },
  plugins: [visitorRefusals, silence],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: output('assets'),
    emptyOutDir: true,
    manifest: false,
    // Its helper would look for the files on the website that the widget is on.
    modulePreload: false,
    target: 'es2022',
    rolldownOptions: {
      transform: { inject: builtins },
      input: `${import.meta.dirname}/src/main.tsx`,
      preserveEntrySignatures: 'allow-extension',
      // Lengths and times of the wire are constants of their own: they stand where they are used.
      optimization: { inlineConst: { mode: 'all', pass: 2 } },
      output: {
        format: 'es', entryFileNames: 'widget-[hash].js',
        chunkFileNames: ({ name, facadeModuleId }) => `${kind(name, facadeModuleId)}[hash].js`,
      },
    },
  },
});
