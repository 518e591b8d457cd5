import { readdirSync } from 'node:fs';
import { defineConfig } from 'vite';
import { output, shared } from '../vite.shared.ts';

/** The widget's file of this build; the widget is built first. */
const widget = readdirSync(output('assets')).find((name) => /^widget-[\w-]+\.js$/.test(name));
if (widget === undefined) {
  throw new Error('Build the widget before the loader');
}

/** The few kilobytes that every page loads: a classic script, so that one tag is all it takes. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { alias: shared },
  define: { WIDGET_PATH: JSON.stringify(`assets/${widget}`) },
  build: {
    outDir: output(''),
    emptyOutDir: false,
    target: 'es2022',
    copyPublicDir: false,
    rolldownOptions: {
      input: `${import.meta.dirname}/src/main.ts`,
      output: { format: 'iife', entryFileNames: 'widget.js' },
    },
  },
});
