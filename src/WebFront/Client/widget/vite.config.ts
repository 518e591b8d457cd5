import { defineConfig } from 'vite';
import { builtins, output, shared } from '../vite.shared.ts';

/** The window: one hashed module that the loader imports. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { alias: shared },
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
      preserveEntrySignatures: 'strict',
      output: { format: 'es', entryFileNames: 'widget-[hash].js', chunkFileNames: ({ name }) => (name === 'linker' ? 'linker-[hash].js' : 'words-[name]-[hash].js') },
    },
  },
});
