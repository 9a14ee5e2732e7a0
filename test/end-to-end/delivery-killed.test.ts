import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forEver } from '../support/gemini/speak-on.ts';
import type { Running } from '../support/run-command.ts';
import { wordsOf } from '../support/slack-bot.ts';
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
  it.each([
    [20, 'one of two that do everything', ['all', 'all'], 20],
    // What has been begun takes a stop or an edit each, of which the workspace allows 50 a minute.
    [50, 'a worker, with an ingress before it', ['ingress', 'worker', 'worker'], 30],
  ])(
    'has its %i answers finished by the other, in their messages, once, within 60 s (%s)',
    async (count, _name, roles, inPlace) => {
      const processes: Running[] = [];
      bots.speak(forEver);
      for (const role of roles.slice(0, -1)) processes.push(await bots.start(role));
      const places = bots.ask(count);
      // Beyond what the workspace allows to be begun an answer has a status line and comes whole.
      await expect.poll(() => bots.gemini.requests.length, { timeout: 60_000 }).toBe(count);
      await expect.poll(() => bots.begun(places), { timeout: 60_000 }).toBeGreaterThanOrEqual(inPlace);
      processes.push(await bots.start(roles.at(-1) ?? ''));
      const first = places.map((place) => bots.answersAt(place)[0]?.ts);
      expect(bots.done(places)).toBe(0);
      bots.speak();
      processes.at(-2)?.child.kill('SIGKILL');
      const killedAt = Date.now();
      await expect.poll(() => bots.done(places), { timeout: 70_000 }).toBe(count);
      expect(Date.now() - killedAt).toBeLessThan(60_000);
      await expect
        .poll(() => places.filter((place) => bots.answersAt(place).length > 1), { timeout: 60_000 })
        .toEqual([]);
      bots.expectOneWholeAnswerEach(places);
      const finished = places.filter((place, index) => bots.answersAt(place)[0]?.ts === first[index]);
      expect(finished.length).toBeGreaterThanOrEqual(inPlace);
      expect(
        places.every((place) => bots.answersAt(place).some((one) => wordsOf(one).includes('I was interrupted'))),
      ).toBe(true);
      expect(bots.slack.violations()).toEqual([]);
    },
    240_000,
  );

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
