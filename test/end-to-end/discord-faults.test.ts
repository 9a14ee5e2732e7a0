import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gatewaySettings, startDiscordBot, wordsOf } from '../support/discord-bot.ts';
import type { DiscordBot } from '../support/discord-bot.ts';
import { createTalk } from '../support/discord-talk.ts';
import type { Talk } from '../support/discord-talk.ts';
import type { Discord } from '../support/discord/discord.ts';
import type { Message } from '../support/discord/state/messages.ts';
import { startDiscord } from '../support/discord/start-discord.ts';
import { says, streams } from '../support/gemini/replies.ts';
import { until } from '../support/until.ts';

let discord: Discord;
let bot: DiscordBot;
let talk: Talk;
const question = 'how do I pair bluetooth with the rm-5?';
/** So short that a test can outlive it, and long enough for what comes before. Milliseconds. */
const tokenLife = 8_000;

beforeAll(async () => {
  discord = await startDiscord({ rates: false, latency: 2, tokenLife });
  bot = await startDiscordBot(gatewaySettings(discord));
  talk = createTalk(discord, () => bot);
  await talk.warmUp();
});
afterAll(async () => {
  await bot.close();
  await discord.close();
});
beforeEach(() => {
  bot.gemini.respond(() => says('Choose **RM-5 Audio** ', 'in the list of the phone.'));
});
afterEach(() => {
  discord.heal();
  expect(discord.violations()).toEqual([]);
});

const quiet = (): string => discord.addChannel({ name: 'quiet' });
const ask = (channel: string, user = discord.ann): string => discord.mention({ channel, user, text: question });
const standing = (channel: string): Message[] => discord.answers(channel).filter(({ deletedAt }) => deletedAt === null);

/** An answer that stands still in its middle until it is let go. */
function halfAnAnswer(): () => void {
  const gate = Promise.withResolvers<undefined>();
  const end = [{ text: 'in the list of the phone.' }, { finish: 'STOP' }];
  bot.gemini.respond(() => streams({ text: 'Choose **RM-5 Audio** ' }, { wait: gate.promise }, ...end));
  return () => {
    gate.resolve(undefined);
  };
}

describe('a call that fails', () => {
  it.each([
    ['messages.edit', 'mention'],
    ['webhook.edit', 'slash'],
  ])('with 429 (%s) leaves the answer whole, and isn’t made again before its time', async (route, way) => {
    const letGo = halfAnAnswer();
    const channel = quiet();
    if (way === 'mention') ask(channel);
    else talk.slash('how do I pair bluetooth', { channel });
    await until(() => standing(channel).some((message) => wordsOf(message).includes('Choose')));
    discord.throttle(route, 2);
    letGo();
    await talk.answered(channel);
    expect(standing(channel)).toHaveLength(1);
    expect(discord.refusals().filter((call) => call.route === route).length).toBeLessThanOrEqual(2);
  });

  it.each([500, 502, 503])('with %i on an edit is made again, with a pause between', async (status) => {
    const letGo = halfAnAnswer();
    const channel = quiet();
    ask(channel);
    await until(() => standing(channel).length === 1);
    const before = discord.calls('messages.edit').length;
    discord.fail('messages.edit', { status }, 2);
    letGo();
    await talk.answered(channel);
    const failed = discord
      .calls('messages.edit')
      .slice(before)
      .filter((call) => call.status === status);
    expect(failed).toHaveLength(2);
    expect(failed[1]!.at - failed[0]!.at).toBeGreaterThan(50);
    expect(standing(channel)).toHaveLength(1);
  });

  it.each([401, 403])('with %i is not made again and again', async (status) => {
    const channel = quiet();
    const before = discord.calls().length;
    discord.fail('messages.create', { status, code: status === 403 ? 50_001 : 0 }, 100);
    ask(channel);
    await until(() =>
      discord
        .calls()
        .slice(before)
        .some((call) => call.status === status),
    );
    await until(() => bot.log.some((line) => line.includes('query_completed')));
    await expect
      .poll(
        () =>
          discord
            .calls()
            .slice(before)
            .filter((call) => call.status === status).length,
      )
      .toBeLessThan(5);
  });

  it('but has done its work is not made twice: one message, whole', async () => {
    const channel = quiet();
    discord.loseReply('messages.create');
    ask(channel);
    await talk.answered(channel);
    expect(standing(channel)).toHaveLength(1);
  });

  it('but has done its work is not made twice by command either', async () => {
    const channel = quiet();
    discord.loseReply('webhook.edit');
    talk.slash('how do I pair bluetooth', { channel });
    await talk.answered(channel);
    expect(standing(channel)).toHaveLength(1);
  });
});

describe('an interaction', () => {
  it('that is unknown when it is acknowledged is answered in the channel', async () => {
    const channel = quiet();
    discord.fail('callback', { status: 404, code: 10_062 });
    talk.slash('how do I pair bluetooth', { channel });
    const answer = await talk.answered(channel);
    expect(answer.via).toBe('channel');
    expect(answer.pings).toEqual({ everyone: false, users: [], roles: [] });
  });

  it('whose token has run out gets the end of its answer in the channel, which says what was asked', async () => {
    const letGo = halfAnAnswer();
    const channel = quiet();
    const id = talk.slash('how do I pair bluetooth', { channel });
    await until(() => standing(channel).some((message) => wordsOf(message).includes('Choose')));
    await until(() => Date.now() > discord.interaction(id).at + tokenLife);
    letGo();
    const answer = await talk.answered(channel);
    expect(answer.via).toBe('channel');
    expect(wordsOf(answer)).toContain('how do I pair bluetooth');
  });
});

describe('a place', () => {
  it('where the bot may not write is told of to the asker, with the answer', async () => {
    const channel = quiet();
    discord.takePermission(channel, 'SendMessages');
    ask(channel);
    const dm = discord.dm(discord.ann);
    expect(wordsOf(await talk.answered(dm, talk.finished(dm).length + 1))).toContain("can't write in the channel");
  });

  it('where the bot may write but not read has the answer, as no reply', async () => {
    const channel = quiet();
    discord.takePermission(channel, 'ReadMessageHistory');
    ask(channel);
    expect(await talk.answered(channel)).toMatchObject({ reference: null });
  });

  it('that is locked while the answer is written leaves it to a direct message', async () => {
    const letGo = halfAnAnswer();
    const channel = quiet();
    const message = discord.write({ channel, user: discord.ann, text: 'hello' });
    const thread = discord.thread({ channel, message, user: discord.ann, name: 'Talk' });
    const person = discord.addPerson({ name: 'late' });
    ask(thread, person);
    await until(() => standing(thread).length === 1);
    discord.archive(thread, true);
    letGo();
    await talk.answered(discord.dm(person));
  });

  it('and a DM that is closed end the answer in silence, without a storm of calls', async () => {
    const channel = quiet();
    const person = discord.addPerson({ name: 'shy' });
    discord.takePermission(channel, 'SendMessages');
    discord.closeDms(person);
    const before = discord.calls().length;
    ask(channel, person);
    await until(() =>
      discord
        .calls()
        .slice(before)
        .some(({ code }) => code === 50_007),
    );
    ask(quiet());
    expect(
      discord
        .calls()
        .slice(before)
        .filter(({ status }) => status === 403).length,
    ).toBeLessThan(6);
  });

  it('where the answer is deleted while it is written has it once more, or no more, and never in pieces', async () => {
    const letGo = halfAnAnswer();
    const channel = quiet();
    ask(channel);
    await until(() => standing(channel).length === 1);
    discord.remove(channel, standing(channel)[0]!.id);
    letGo();
    await until(() => discord.calls('messages.edit').some(({ code }) => code === 10_008));
    expect(standing(channel).length).toBeLessThanOrEqual(1);
  });

  it('where the question is deleted before the answer has it without a reference', async () => {
    const letGo = halfAnAnswer();
    const channel = quiet();
    const message = ask(channel);
    discord.remove(channel, message);
    letGo();
    expect(await talk.answered(channel)).toMatchObject({ reference: null });
  });
});
