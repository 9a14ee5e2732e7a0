import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { openDiscordProcesses } from '../support/discord-processes.ts';
import type { DiscordProcesses } from '../support/discord-processes.ts';
import { forEver, speakOn } from '../support/gemini/speak-on.ts';
import { killWhileAnswering } from '../support/kill-while-answering.ts';
import { wordsOf } from '../support/slack-bot.ts';
import { openSlackProcesses } from '../support/slack-processes.ts';
import type { Place } from '../support/slack-processes.ts';

// Each waits for a lease to run out, and for edits that are allowed so often.
describe.concurrent('a process that is killed', { timeout: 240_000 }, () => {
  it('has its 20 answers finished by another, in their messages, once, within 60 s', async (context) => {
    await killWhileAnswering(context, { count: 20, roles: ['all', 'all'], inPlace: 20 });
  });

  const kept: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
    ['in Redis', {}, 5],
    ['on the disk', { REDIS_URL: '' }, 5],
  ];
  it.for(kept)('alone, its questions %s, has them finished by the next start', async (given, context) => {
    const [, settings, count] = given;
    const { expect } = context;
    const bots = await openSlackProcesses(context);
    bots.speak(forEver);
    const alone = await bots.start('all', settings);
    const places = bots.ask(count);
    const isStreaming = (place: Place): boolean =>
      bots.answersAt(place).some((one) => wordsOf(one).includes('And on.'));
    await expect.poll(() => places.filter(isStreaming).length, { timeout: 60_000 }).toBe(places.length);
    bots.speak();
    const first = places.map((place) => bots.answersAt(place)[0]?.ts);
    alone.child.kill('SIGKILL');
    await alone.ended;
    await bots.start('all', settings);
    await expect.poll(() => bots.done(places), { timeout: 60_000 }).toBe(places.length);
    bots.expectOneWholeAnswerEach(places);
    expect(places.map((place) => bots.answersAt(place)[0]?.ts)).toEqual(first);
    expect(bots.slack.violations()).toEqual([]);
    await expect.poll(() => questionsOnDisk(bots.folder)).toEqual([]);
  });

  it('in Discord has its 20 answers finished by another, in their messages, once, within 60 s', async (context) => {
    const { expect } = context;
    const bots = await openDiscordProcesses(context);
    speakOn(bots.gemini, forEver);
    const first = await bots.start();
    const channels = bots.ask(20);
    await expect.poll(() => bots.begun(channels), { timeout: 60_000 }).toBe(channels.length);
    const messages = idsOf(bots, channels);
    await bots.start();
    speakOn(bots.gemini);
    first.child.kill('SIGKILL');
    const killedAt = Date.now();
    await expect.poll(() => bots.done(channels), { timeout: 70_000 }).toBe(channels.length);
    expect(Date.now() - killedAt).toBeLessThan(60_000);
    expect(idsOf(bots, channels)).toEqual(messages);
    bots.expectOneTakenOverAnswerEach(channels);
    expect(bots.discord.violations()).toEqual([]);
  });

  it('in Discord, alone and without Redis, has them finished by the next start', async (context) => {
    const { expect } = context;
    const bots = await openDiscordProcesses(context);
    speakOn(bots.gemini, forEver);
    const alone = await bots.start({ REDIS_URL: '' });
    const channels = bots.ask(10);
    await expect.poll(() => bots.begun(channels), { timeout: 60_000 }).toBe(channels.length);
    const messages = idsOf(bots, channels);
    expect(await questionsOnDisk(bots.folder)).toHaveLength(channels.length);
    alone.child.kill('SIGKILL');
    await alone.ended;
    speakOn(bots.gemini);
    await bots.start({ REDIS_URL: '' });
    await expect.poll(() => bots.done(channels), { timeout: 60_000 }).toBe(channels.length);
    expect(idsOf(bots, channels)).toEqual(messages);
    bots.expectOneTakenOverAnswerEach(channels);
    expect(bots.discord.violations()).toEqual([]);
    await expect.poll(() => questionsOnDisk(bots.folder)).toEqual([]);
  });
});

function idsOf({ answersAt }: Pick<DiscordProcesses, 'answersAt'>, channels: readonly string[]): readonly string[][] {
  return channels.map((channel) => answersAt(channel).map(({ id }) => id));
}

async function questionsOnDisk(folder: string): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'turns')).catch(() => []);
  return names.filter((name) => name.endsWith('.json'));
}
