import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { output, shared } from '../vite.shared.ts';

/** The agents' console: a single page under /console. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react()],
  resolve: { alias: shared },
  // A class has one sheet, which a test holds: so its name stays as it is written, for sheets and tests that look for it.
  css: { modules: { generateScopedName: '[local]' } },
  build: {
    outDir: output('console'),
    emptyOutDir: true,
    target: 'es2022',
    // Browsers that know light-dark().
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Everything by address: the content security policy allows no data: for fonts and scripts.
    assetsInlineLimit: 0,
    // A module is fetched where something of it is used, not wherever the index is that names it.
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /\/(?:console|shared)\/src\/(?!.*\.css$|main\.tsx$)/, sideEffects: false }] },
    },
    chunkSizeWarningLimit: 900,
  },
});
