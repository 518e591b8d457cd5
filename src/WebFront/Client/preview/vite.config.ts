import { defineConfig } from 'vite';
import { output, shared } from '../vite.shared.ts';

/** The real widget with a scripted server, in a page for the console's frame. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/preview/',
  resolve: { alias: shared },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: output('preview'), emptyOutDir: true, target: 'es2022',
    // Browsers that know light-dark().
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
  },
});
