import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// No test asserts how fast something is: this ends only what hangs, also on a machine that is busy with other things.
const HANGS_MS = 30_000;

// As they are built, with the names that stand in the sheets.
const css = { include: [/\.module\.css$/], modules: { classNameStrategy: 'non-scoped' as const } };

const TESTS = '*/tests/**/*.test.{ts,tsx}';
// Those that need modules as they are when a page has just been loaded. All others share them: most of the time went into loading.
const ISOLATED = '*/tests/**/*.isolated.test.{ts,tsx}';

export default defineConfig({
  resolve: { alias: { '@orleans-chat/shared': fileURLToPath(new URL('./shared/src', import.meta.url)) } },
  test: {
    css, environment: 'happy-dom', testTimeout: HANGS_MS, hookTimeout: HANGS_MS,
    projects: [
      { extends: true, test: { name: 'sharing', include: [TESTS], exclude: [ISOLATED], isolate: false } },
      { extends: true, test: { name: 'isolated', include: [ISOLATED] } },
    ],
  },
});
