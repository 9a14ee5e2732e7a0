import type { TestContext } from 'vitest';
import { openBotProcesses } from './bot-processes.ts';
import type { BotProcesses } from './bot-processes.ts';
import type { Discord } from './discord/discord.ts';
import { wordsOf } from './discord-bot.ts';
import { startDiscord } from './discord/start-discord.ts';
import type { Message } from './discord/state/messages.ts';
import type { Running } from './run-command.ts';

/** Processes of the bot with one Discord. */
export interface DiscordProcesses extends Omit<BotProcesses, 'close'> {
  readonly discord: Discord;
  /** One more; resolves when it is there. */
  start(settings?: Readonly<Record<string, string>>): Promise<Running>;
  /** Half of the people ask in channels, half of them by command, each in the channel that is given. */
  ask(count: number): readonly string[];
  readonly answersAt: (channel: string) => readonly Message[];
  /** How many have an answer that has begun. */
  begun(channels: readonly string[]): number;
  /** How many have an answer that is whole. */
  done(channels: readonly string[]): number;
  /** Each was begun by one process and is whole by another, which says so. */
  expectOneTakenOverAnswerEach(channels: readonly string[]): void;
}

/** For one test, which may run beside others; they are closed at its end. */
export async function openDiscordProcesses({ expect, onTestFinished }: TestContext): Promise<DiscordProcesses> {
  const [processes, discord] = await Promise.all([openBotProcesses(), startDiscord({ latency: 2, identifyEvery: 0 })]);
  onTestFinished(async () => {
    await Promise.all([processes.close(), discord.close()]);
  });
  const answersAt = (channel: string): readonly Message[] =>
    discord.answers(channel).filter(({ author, deletedAt }) => author === discord.appId && deletedAt === null);
  const saying = (channels: readonly string[], words: string): number =>
    channels.filter((channel) => answersAt(channel).some((message) => wordsOf(message).includes(words))).length;
  return {
    ...processes,
    discord,
    async start(settings = {}) {
      const known = discord.sessions().length;
      const one = processes.launch({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...settings });
      const isThere = (): boolean =>
        discord
          .sessions()
          .slice(known)
          .some(({ isOpen }) => isOpen);
      await expect.poll(isThere, { timeout: 40_000 }).toBe(true);
      return one;
    },
    ask(count) {
      return Array.from({ length: count }, (_, index) => {
        const channel = discord.addChannel({ name: `room-${index}` });
        const text = `how do I pair bluetooth with the rm-5, number ${index}?`;
        if (index % 2 === 0) discord.mention({ channel, user: discord.ann, text });
        else discord.slash({ channel, user: discord.ann, options: { product: 'rm-5', question: text } });
        return channel;
      });
    },
    answersAt,
    begun: (channels) => saying(channels, 'Word0'),
    done: (channels) => saying(channels, 'Whole.'),
    expectOneTakenOverAnswerEach(channels) {
      for (const channel of channels) {
        const [answer] = answersAt(channel);
        expect(wordsOf(answer).match(/Word0 of/g)).toHaveLength(1);
        expect(wordsOf(answer)).toContain('I was interrupted');
      }
    },
  };
}
