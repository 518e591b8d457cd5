import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@orleans-chat/shared': fileURLToPath(new URL('./shared/src', import.meta.url)) } },
  test: { include: ['*/tests/**/*.test.{ts,tsx}'], environment: 'happy-dom' },
});
