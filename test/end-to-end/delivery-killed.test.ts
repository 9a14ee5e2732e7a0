import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forEver } from '../support/gemini/speak-on.ts';
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

describe('a process that is killed', () => {
  it('has its 20 answers finished by another, in their messages, once, within 60 s', async () => {
    await killWhileAnswering(bots, { count: 20, roles: ['all', 'all'], inPlace: 20 });
  }, 240_000);

  it('alone, has them finished by the next start', async () => {
    bots.speak(forEver);
    const alone = await bots.start('all');
    const places = bots.ask(5);
    await expect.poll(() => bots.begun(places), { timeout: 60_000 }).toBe(places.length);
    bots.speak();
    const first = places.map((place) => bots.answersAt(place)[0]?.ts);
    alone.child.kill('SIGKILL');
    await alone.ended;
    await bots.start('all');
    await expect.poll(() => bots.done(places), { timeout: 60_000 }).toBe(places.length);
    bots.expectOneWholeAnswerEach(places);
    expect(places.map((place) => bots.answersAt(place)[0]?.ts)).toEqual(first);
  }, 240_000);
});
