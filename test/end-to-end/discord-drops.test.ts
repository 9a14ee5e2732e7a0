import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySettings, startDiscordBot } from '../support/discord-bot.ts';
import type { DiscordBot } from '../support/discord-bot.ts';
import { createTalk } from '../support/discord-talk.ts';
import type { Talk } from '../support/discord-talk.ts';
import type { Discord } from '../support/discord/discord.ts';
import { startDiscord } from '../support/discord/start-discord.ts';
import { says, streams } from '../support/gemini/replies.ts';
import { until } from '../support/until.ts';

let discord: Discord;
let bot: DiscordBot;
let talk: Talk;
const question = 'how do I pair bluetooth with the rm-5?';

beforeAll(async () => {
  discord = await startDiscord({ rates: false, latency: 2, identifyEvery: 0 });
  bot = await startDiscordBot(gatewaySettings(discord));
  talk = createTalk(discord, () => bot);
  await talk.warmUp();
});
afterAll(async () => {
  await bot.close();
  await discord.close();
});
afterEach(() => {
  talk.demandClean();
});

/** An answer that stands still in its middle until it is let go. */
function halfAnAnswer(): () => void {
  const gate = Promise.withResolvers<undefined>();
  bot.gemini.respond(() =>
    streams(
      { text: 'Choose **RM-5 Audio** ' },
      { wait: gate.promise },
      { text: 'in the list of the phone.' },
      { finish: 'STOP' },
    ),
  );
  return () => {
    gate.resolve(undefined);
  };
}

const quiet = (): string => discord.addChannel({ name: 'quiet' });
const ask = (channel: string, text = question): string => discord.mention({ channel, user: discord.ann, text });
const answers = (channel: string) => discord.answers(channel).filter(({ deletedAt }) => deletedAt === null);
const resumes = (): number => Math.max(...discord.sessions().map((session) => session.resumes));

describe('the gateway', () => {
  it('that breaks in the middle of an answer leaves it whole, and what was asked meanwhile is answered once', async () => {
    const letGo = halfAnAnswer();
    const [calls, channel] = [talk.modelCalls(), quiet()];
    ask(channel);
    await until(() => answers(channel).length === 1);
    discord.dropGateway();
    await until(() => discord.sessions().every(({ isOpen }) => !isOpen));
    ask(channel, 'how do I reset the rm-5?');
    letGo();
    await talk.answered(channel, 2);
    expect(discord.sessions()).toMatchObject([{ resumes: 1, isOpen: true }]);
    expect(answers(channel)).toHaveLength(2);
    expect(talk.modelCalls()).toBe(calls + 2);
  });

  it('that refuses to resume is identified to again, and the answer is whole', async () => {
    const letGo = halfAnAnswer();
    const channel = quiet();
    ask(channel);
    await until(() => answers(channel).length === 1);
    discord.forgetSessions();
    discord.dropGateway();
    letGo();
    await talk.answered(channel);
    await until(() => discord.identifies() === 2 && bot.connection.part.state() === 'up');
    ask(channel, 'how do I reset the rm-5?');
    await talk.answered(channel, 2);
    expect(answers(channel)).toHaveLength(2);
  });

  it.each([
    [
      'asks to connect again',
      () => {
        discord.askToReconnect();
      },
    ],
    [
      'says that the session is over, to be resumed',
      () => {
        discord.invalidateSessions(true);
      },
    ],
    [
      'closes with 4000',
      () => {
        discord.closeGateway(4_000);
      },
    ],
  ])('that %s is resumed', async (_, happens) => {
    const [count, channel] = [resumes(), quiet()];
    happens();
    await until(() => resumes() > count);
    bot.gemini.respond(() => says('in the list of the phone.'));
    ask(channel);
    await talk.answered(channel);
  });

  it('that is away is said to be missing, and used again when it is back', async () => {
    discord.refuseGateway(true);
    discord.dropGateway();
    await until(() => bot.connection.part.state() === 'degraded');
    expect((await bot.metrics.read()).text).toContain('hsc_up{part="discord"} 0');
    discord.refuseGateway(false);
    await until(() => bot.connection.part.state() === 'up');
    const channel = quiet();
    ask(channel);
    await talk.answered(channel);
    expect((await bot.metrics.read()).text).toContain('hsc_up{part="discord"} 1');
  });
});
