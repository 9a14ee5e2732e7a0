import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBotProcesses } from '../support/bot-processes.ts';
import type { BotProcesses } from '../support/bot-processes.ts';
import { wordsOf } from '../support/discord-bot.ts';
import type { Discord } from '../support/discord/discord.ts';
import { startDiscord } from '../support/discord/start-discord.ts';
import type { Message } from '../support/discord/state/messages.ts';
import { forEver, speakOn } from '../support/gemini/speak-on.ts';
import type { Running } from '../support/run-command.ts';

let bots: BotProcesses;
let discord: Discord;

beforeEach(async () => {
  [bots, discord] = await Promise.all([openBotProcesses(), startDiscord({ latency: 2, identifyEvery: 0 })]);
});
afterEach(async () => {
  await Promise.all([bots.close(), discord.close()]);
});

/** One more process; resolves when it is there. */
async function start(): Promise<Running> {
  const known = discord.sessions().length;
  const one = bots.launch({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
  const isThere = (): boolean =>
    discord
      .sessions()
      .slice(known)
      .some(({ isOpen }) => isOpen);
  await expect.poll(isThere, { timeout: 40_000 }).toBe(true);
  return one;
}

/** Half of the people ask in channels, half of them by command, each in a channel of their own. */
function ask(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const channel = discord.addChannel({ name: `room-${index}` });
    const text = `how do I pair bluetooth with the rm-5, number ${index}?`;
    if (index % 2 === 0) discord.mention({ channel, user: discord.ann, text });
    else discord.slash({ channel, user: discord.ann, options: { product: 'rm-5', question: text } });
    return channel;
  });
}

function answersAt(channel: string): readonly Message[] {
  return discord.answers(channel).filter(({ author, deletedAt }) => author === discord.appId && deletedAt === null);
}

it('a killed process has its 20 answers finished by another, in their messages, once, within 60 s', async () => {
  speakOn(bots.gemini, forEver);
  const first = await start();
  const channels = ask(20);
  const begun = (): boolean =>
    channels.every((channel) => answersAt(channel).some((message) => wordsOf(message).includes('Word0')));
  await expect.poll(begun, { timeout: 60_000 }).toBe(true);
  const messages = channels.map((channel) => answersAt(channel).map(({ id }) => id));
  await start();
  speakOn(bots.gemini);
  first.child.kill('SIGKILL');
  const killedAt = Date.now();
  const isWhole = (message: Message): boolean => wordsOf(message).includes('Whole.');
  const done = (): number => channels.filter((channel) => answersAt(channel).some(isWhole)).length;
  await expect.poll(done, { timeout: 70_000 }).toBe(channels.length);
  expect(Date.now() - killedAt).toBeLessThan(60_000);
  expect(channels.map((channel) => answersAt(channel).map(({ id }) => id))).toEqual(messages);
  for (const channel of channels) {
    const [answer] = answersAt(channel);
    expect(wordsOf(answer).match(/Word0 of/g)).toHaveLength(1);
    expect(wordsOf(answer)).toContain('I was interrupted');
  }
  expect(discord.violations()).toEqual([]);
}, 240_000);
