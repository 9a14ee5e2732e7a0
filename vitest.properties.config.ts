import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { freshSeed } from './test/support/fresh-seed.ts';

/** Contracts and drafts have properties in them. */
const hasProperties = /from '(?:fast-check|.*\/(?:contracts\/.*|any-draft\.ts|fetch-addresses\.ts))'/;

// What `npm test` tries with a few inputs, always the same, is tried here with many others.
export default defineConfig({
  resolve: { alias: [{ find: /^fast-check$/, replacement: `${import.meta.dirname}/test/support/many-runs.ts` }] },
  test: {
    name: `PROPERTY_SEED=${freshSeed}`,
    include: globSync('test/**/*.test.ts').filter((file) => hasProperties.test(readFileSync(file, 'utf8'))),
    env: { PROPERTY_SEED: freshSeed },
    setupFiles: ['test/support/properties.ts'],
    globalSetup: ['test/support/redis/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 30_000,
  },
});
