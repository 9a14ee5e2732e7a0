import { describe, it } from 'vitest';
import { wordsOf } from '../support/discord-bot.ts';
import { openDiscordProcesses } from '../support/discord-processes.ts';
import type { Message } from '../support/discord/state/messages.ts';
import { forEver, speakOn } from '../support/gemini/speak-on.ts';
import { killWhileAnswering } from '../support/kill-while-answering.ts';
import { openSlackProcesses } from '../support/slack-processes.ts';

// Each waits for a lease to run out, and for edits that are allowed so often.
describe.concurrent('a process that is killed', () => {
  it('has its 20 answers finished by another, in their messages, once, within 60 s', async (context) => {
    await killWhileAnswering(context, { count: 20, roles: ['all', 'all'], inPlace: 20 });
  }, 240_000);

  it('alone, has them finished by the next start', async (context) => {
    const { expect } = context;
    const bots = await openSlackProcesses(context);
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

  it('in Discord has its 20 answers finished by another, in their messages, once, within 60 s', async (context) => {
    const { expect } = context;
    const bots = await openDiscordProcesses(context);
    speakOn(bots.gemini, forEver);
    const first = await bots.start();
    const channels = bots.ask(20);
    const begun = (): boolean =>
      channels.every((channel) => bots.answersAt(channel).some((message) => wordsOf(message).includes('Word0')));
    await expect.poll(begun, { timeout: 60_000 }).toBe(true);
    const messages = channels.map((channel) => bots.answersAt(channel).map(({ id }) => id));
    await bots.start();
    speakOn(bots.gemini);
    first.child.kill('SIGKILL');
    const killedAt = Date.now();
    const isWhole = (message: Message): boolean => wordsOf(message).includes('Whole.');
    const done = (): number => channels.filter((channel) => bots.answersAt(channel).some(isWhole)).length;
    await expect.poll(done, { timeout: 70_000 }).toBe(channels.length);
    expect(Date.now() - killedAt).toBeLessThan(60_000);
    expect(channels.map((channel) => bots.answersAt(channel).map(({ id }) => id))).toEqual(messages);
    for (const channel of channels) {
      const [answer] = bots.answersAt(channel);
      expect(wordsOf(answer).match(/Word0 of/g)).toHaveLength(1);
      expect(wordsOf(answer)).toContain('I was interrupted');
    }
    expect(bots.discord.violations()).toEqual([]);
  }, 240_000);
});
