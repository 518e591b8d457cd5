import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// No test asserts how fast something is: this ends only what hangs, also on a machine that is busy with other things.
const HANGS_MS = 30_000;

export default defineConfig({
  resolve: { alias: { '@orleans-chat/shared': fileURLToPath(new URL('./shared/src', import.meta.url)) } },
  test: { include: ['*/tests/**/*.test.{ts,tsx}'], environment: 'happy-dom', testTimeout: HANGS_MS, hookTimeout: HANGS_MS },
});
