import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** Whole processes and real servers, which share the machine with each other. */
const whole = ['end-to-end', 'delivery', 'redis', 'adapters/slack/socket', 'adapters/discord/gateway'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    globalSetup: ['test/support/redis/global-setup.ts', 'test/support/compile-cache.ts'],
    // Many tests wait for something; by default all but one core would be used, which is one worker on two cores.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'node_modules/.cache/vitest-report.json' },
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: whole,
          setupFiles: ['test/support/properties.ts'],
        },
      },
      // What a stall of the machine upset is tried once more; `.ci/run` names each such test at its end.
      { extends: true, test: { name: 'whole', include: whole, retry: 1 } },
    ],
  },
});
