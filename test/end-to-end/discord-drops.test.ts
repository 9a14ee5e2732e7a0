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

/** The connection breaks and its session is forgotten, until the gateway is back. */
async function away(): Promise<void> {
  discord.refuseGateway(true);
  discord.forgetSessions();
  discord.dropGateway();
  await until(() => bot.connection.part.state() === 'degraded');
}
function back(): void {
  discord.refuseGateway(false);
}

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

  it('that refuses to resume loses no question: what was asked meanwhile is found and answered once', async () => {
    bot.gemini.respond(() => says('Choose **RM-5 Audio** ', 'in the list of the phone.'));
    const [known, hidden, post, dm] = [quiet(), quiet(), quiet(), discord.dm(discord.bob)];
    ask(known);
    discord.direct({ user: discord.bob, text: question });
    await talk.answered(known);
    await talk.answered(dm);
    discord.takePermission(hidden, 'ViewChannel');
    const [calls, reads] = [talk.modelCalls(), discord.calls('messages.list').length];
    await away();
    discord.write({ channel: known, user: discord.bob, text: 'how do I reset the rm-5?' });
    ask(known, 'how do I reset the rm-5?');
    ask(hidden);
    const message = discord.write({ channel: post, user: discord.ann, text: 'hello' });
    const thread = discord.thread({ channel: post, message, user: discord.ann, name: 'Talk' });
    ask(thread);
    discord.direct({ user: discord.bob, text: 'and on Android?' });
    back();
    await talk.answered(known, 2);
    await talk.answered(thread);
    await talk.answered(dm, 2);
    expect([known, thread, dm].map((channel) => answers(channel).length)).toEqual([2, 1, 2]);
    expect(talk.modelCalls()).toBe(calls + 3);
    const looked = () => discord.calls('messages.list').slice(reads);
    await until(() => looked().every(({ endedAt }) => endedAt !== null));
    expect(looked().filter(({ path }) => path.includes(hidden))).toEqual([]);
    expect(looked().filter(({ status }) => status !== 200)).toEqual([]);
    expect(discord.invalidRequests()).toBe(0);
  });

  it('that refuses to resume does not bring up what people have settled among themselves', async () => {
    const channel = quiet();
    const message = discord.write({ channel, user: discord.ann, text: 'hello' });
    const thread = discord.thread({ channel, message, user: discord.ann, name: 'Talk' });
    ask(thread);
    await talk.answered(thread);
    await away();
    discord.write({ channel: thread, user: discord.ann, text: 'which cable do I need?' });
    discord.write({ channel: thread, user: discord.bob, text: 'The one in the box.' });
    const asked = quiet();
    ask(asked);
    back();
    await talk.answered(asked);
    expect(answers(thread)).toHaveLength(1);
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
