import { afterAll, afterEach, beforeEach } from 'vitest';
import { gatewaySettings, startDiscordBot } from './discord-bot.ts';
import type { DiscordBot } from './discord-bot.ts';
import { createTalk } from './discord-talk.ts';
import type { Talk } from './discord-talk.ts';
import type { Discord } from './discord/discord.ts';
import type { Message } from './discord/state/messages.ts';
import { startDiscord } from './discord/start-discord.ts';
import { says } from './gemini/replies.ts';

/** What is asked where nothing else is told. */
export const question = 'how do I pair bluetooth with the rm-5?';

interface DiscordTalk {
  readonly discord: Discord;
  readonly bot: DiscordBot;
  readonly talk: Talk;
  /** A role of people on duty who may not moderate. */
  readonly helpers: string;
  /** A channel in which nobody has written yet. */
  quiet(): string;
  /** Ann asks in a channel of her own and gets the answer. */
  conversation(): Promise<{ readonly channel: string; readonly message: string; readonly answer: Message }>;
  /** For before each test: the model answers at once again. */
  answerAtOnce(): void;
  /** For after each test: what was set to fail works again, and nothing that was written is refused. */
  demandClean(): void;
  close(): Promise<void>;
}

/** Starts a bot in Discord, by the gateway, that has read the manual; somebody is on duty. */
async function startDiscordTalk(): Promise<DiscordTalk> {
  const discord = await startDiscord({ rates: false, latency: 2 });
  const duty = discord.addChannel({ name: 'duty' });
  const helpers = discord.addRole({ name: 'helpers', permissions: [] });
  const staff = { STAFF_DISCORD: `${discord.support},${helpers}`, HANDOVER_DISCORD_CHANNEL: duty };
  const bot = await startDiscordBot({ ...gatewaySettings(discord), ...staff });
  const talk = createTalk(discord, () => bot, duty);
  await talk.warmUp();
  const quiet = (): string => discord.addChannel({ name: 'quiet' });
  return {
    ...{ discord, bot, talk, helpers, quiet },
    async conversation() {
      const channel = quiet();
      const message = discord.mention({ channel, user: discord.ann, text: question });
      return { channel, message, answer: await talk.answered(channel) };
    },
    answerAtOnce() {
      bot.gemini.respond(() => says('Choose **RM-5 Audio** ', 'in the list of the phone.'));
    },
    demandClean() {
      discord.heal();
      talk.demandClean();
    },
    async close() {
      await bot.close();
      await discord.close();
    },
  };
}

/** Starts a talk for the tests of a file: before each the model answers at once, after each what was written is looked at. */
export async function useDiscordTalk(): Promise<DiscordTalk> {
  const scene = await startDiscordTalk();
  beforeEach(() => {
    scene.answerAtOnce();
  });
  afterEach(() => {
    scene.demandClean();
  });
  afterAll(() => scene.close());
  return scene;
}
