import { defineConfig } from 'vitest/config';

// What needs programs that few have at hand (Prometheus, Alertmanager, kubectl): `npm run check:all` runs it.
export default defineConfig({
  test: {
    include: ['test/**/*.check.ts'],
    globalSetup: ['test/support/redis/global-setup.ts', 'test/support/compile-cache.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
