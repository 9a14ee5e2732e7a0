import { afterEach, beforeEach, expect, it } from 'vitest';
import { killWhileAnswering } from '../support/kill-while-answering.ts';
import { openSlackProcesses } from '../support/slack-processes.ts';
import type { SlackProcesses } from '../support/slack-processes.ts';

let bots: SlackProcesses;

beforeEach(async () => {
  bots = await openSlackProcesses();
});
afterEach(async () => {
  await bots.close();
});

// What has been begun takes a stop or an edit each, of which the workspace allows 50 a minute.
it('a worker that is killed has its 50 answers finished by another, once, within 60 s', async () => {
  await killWhileAnswering(bots, { count: 50, roles: ['ingress', 'worker', 'worker'], inPlace: 30 });
  expect(bots.slack.violations()).toEqual([]);
}, 240_000);
