import { describe, it } from 'vitest';
import { forEver } from '../support/gemini/speak-on.ts';
import type { Running } from '../support/run-command.ts';
import { wordsOf } from '../support/slack-bot.ts';
import { openSlackProcesses } from '../support/slack-processes.ts';

const addressOf = ({ stderr }: Running): string => /running on (http:\S+)/.exec(stderr())?.[1] ?? '';

describe.concurrent('a process that is asked to stop', () => {
  it('with 50 answers running finishes them and ends with 0', async (context) => {
    const { expect } = context;
    const bots = await openSlackProcesses(context);
    const gate = Promise.withResolvers<undefined>();
    bots.speak(gate.promise);
    const stopping = await bots.start('all');
    const places = bots.ask(50);
    await expect.poll(() => bots.gemini.requests.length, { timeout: 60_000 }).toBe(places.length);
    stopping.child.kill('SIGTERM');
    setTimeout(gate.resolve, 3_000, undefined);
    const at = Date.now();
    expect((await stopping.ended).code).toBe(0);
    expect(Date.now() - at).toBeLessThan(25_000);
    bots.expectOneWholeAnswerEach(places);
  }, 180_000);

  it('gives what it cannot finish in time to another one', async (context) => {
    const { expect } = context;
    const bots = await openSlackProcesses(context);
    bots.speak(forEver);
    const stopping = await bots.start('all');
    const places = bots.ask(20);
    await expect.poll(() => bots.begun(places), { timeout: 60_000 }).toBe(places.length);
    await bots.start('worker');
    const first = places.map((place) => bots.answersAt(place)[0]?.ts);
    bots.speak();
    stopping.child.kill('SIGTERM');
    const at = Date.now();
    expect((await stopping.ended).code).toBe(0);
    expect(Date.now() - at).toBeLessThan(25_000);
    await expect.poll(() => bots.done(places), { timeout: 60_000 }).toBe(places.length);
    // Where the workspace allows no edit in time, a new message takes the old one's place.
    await expect
      .poll(() => places.filter((place) => bots.answersAt(place).length > 1), { timeout: 60_000 })
      .toEqual([]);
    bots.expectOneWholeAnswerEach(places);
    const inPlace = places.filter((place, index) => bots.answersAt(place)[0]?.ts === first[index]);
    expect(inPlace.length).toBeGreaterThanOrEqual(10);
  }, 240_000);

  it('without Redis tells those whom it cannot finish', async (context) => {
    const { expect } = context;
    const bots = await openSlackProcesses(context);
    bots.speak(forEver);
    const stopping = await bots.start('all', { REDIS_URL: '' });
    const places = bots.ask(10);
    await expect.poll(() => bots.begun(places), { timeout: 60_000 }).toBe(places.length);
    stopping.child.kill('SIGTERM');
    const at = Date.now();
    expect((await stopping.ended).code).toBe(0);
    expect(Date.now() - at).toBeLessThan(25_000);
    for (const place of places) {
      expect(bots.answersAt(place)).toHaveLength(1);
      expect(wordsOf(bots.answersAt(place)[0])).toContain('I am being restarted');
    }
  }, 180_000);
});

describe('split roles', () => {
  it('refuse to start without Redis', async (context) => {
    const { expect } = context;
    const bots = await openSlackProcesses(context);
    const one = bots.launch({ ROLE: 'worker', REDIS_URL: '' });
    const { code, stderr } = await one.ended;
    expect(code).toBe(1);
    expect(stderr).toBe('ROLE is "worker" and REDIS_URL is not set; set REDIS_URL, or ROLE to all.\n');
  });

  it('tell people within five seconds when Redis is gone, are not ready meanwhile, and go on within ten', async (context) => {
    const { expect } = context;
    const bots = await openSlackProcesses(context);
    bots.speak();
    const ingress = await bots.start('ingress');
    await bots.start('worker');
    const before = bots.ask(1);
    await expect.poll(() => bots.done(before), { timeout: 60_000 }).toBe(1);
    process.kill(bots.redis.pid, 'SIGSTOP');
    const [place] = bots.ask(2);
    const at = Date.now();
    const told = () =>
      bots.slack
        .messages(place!.channel, place!.thread, bots.slack.ann)
        .map(({ text }) => text)
        .join('\n');
    await expect.poll(told, { timeout: 6_000 }).toContain('I could not take your question');
    expect(Date.now() - at).toBeLessThan(5_000);
    await expect.poll(async () => (await fetch(`${addressOf(ingress)}/readyz`)).status, { timeout: 5_000 }).toBe(503);
    process.kill(bots.redis.pid, 'SIGCONT');
    await expect.poll(async () => (await fetch(`${addressOf(ingress)}/readyz`)).status, { timeout: 10_000 }).toBe(200);
    const after = bots.ask(3);
    await expect.poll(() => bots.done(after), { timeout: 10_000 }).toBe(3);
    expect(bots.answersAt(place!)).toEqual([]);
  }, 120_000);
});
