import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { backupLines, restoreLines } from '../../src/redis/backup.ts';
import { gatewaySettings, startDiscordBot, wordsOf } from '../support/discord-bot.ts';
import type { DiscordBot } from '../support/discord-bot.ts';
import { createTalk, labelsOf } from '../support/discord-talk.ts';
import type { Talk } from '../support/discord-talk.ts';
import { checkModal } from '../support/discord-components/check-modal.ts';
import type { Discord } from '../support/discord/discord.ts';
import type { Message } from '../support/discord/state/messages.ts';
import { startDiscord } from '../support/discord/start-discord.ts';
import { says } from '../support/gemini/replies.ts';
import { startRedis } from '../support/redis/start-redis.ts';
import type { RedisServer } from '../support/redis/start-redis.ts';
import { until } from '../support/until.ts';

const program = inject('redisServer');
const never = new AbortController().signal;

describe('an answer of the people on duty', () => {
  let discord: Discord;
  let server: RedisServer;
  let redis: Redis;
  let bot: DiscordBot;
  let talk: Talk;
  let duty: string;
  const question = 'does the rm-5 remember two phones?';

  beforeAll(async () => {
    server = await startRedis(program);
    redis = new Redis(server.url);
    discord = await startDiscord({ rates: false, latency: 2 });
    duty = discord.addChannel({ name: 'duty' });
    const staff = { STAFF_DISCORD: discord.support, HANDOVER_DISCORD_CHANNEL: duty };
    bot = await startDiscordBot({ ...gatewaySettings(discord), ...staff, REDIS_URL: server.url });
    talk = createTalk(discord, () => bot, duty);
    await talk.warmUp();
  });
  afterAll(async () => {
    await bot.close();
    await discord.close();
    redis.disconnect();
    await server.stop();
  });
  beforeEach(() => {
    bot.gemini.respond(() => says('The manual does not say that. Look in the list of the phone.'));
  });
  afterEach(() => {
    talk.demandClean();
  });

  const quiet = (): string => discord.addChannel({ name: 'quiet' });

  /** Somebody asks in a channel of their own, and has the question passed on. */
  async function handedOver(text: string): Promise<{ channel: string; passed: Message }> {
    const channel = quiet();
    discord.mention({ channel, user: discord.ann, text });
    const { id } = await talk.answered(channel);
    discord.click({ channel, user: discord.ann, message: id, label: 'Ask a person' });
    return { channel, passed: await talk.says(duty, text) };
  }

  async function formOf(passed: Message): Promise<string> {
    const click = discord.click({ channel: duty, user: discord.sue, message: passed.id, label: 'Save an answer' });
    await until(() => discord.interaction(click).modal !== null);
    expect(checkModal(discord.interaction(click).modal)).toEqual([]);
    return click;
  }

  it('is given to the asker and to whoever asks the same later, without a model', async () => {
    const { channel, passed } = await handedOver(question);
    const form = await formOf(passed);
    expect(JSON.stringify(discord.interaction(form).modal)).toContain(`"value":"${question}"`);
    const answer = 'It remembers **two**, @everyone <@1>. [MANUAL: page 3] [WARNING: The first one is forgotten.]';
    discord.submit({ interaction: form, values: { answer, source: 'p. 22' } });
    const confirmed = wordsOf(await talk.says(duty, 'Saved.', discord.sue));
    expect(confirmed).toContain('Whoever asks this about the Lindholm RM-5 in the same words gets it at once');
    expect(confirmed).toContain('Whoever asked has it too.');
    await talk.says(duty, 'An answer to this was saved.');
    expect(wordsOf(await talk.says(channel, 'Checked by support staff on'))).toContain('remembers');

    const calls = talk.modelCalls();
    const other = quiet();
    discord.mention({ channel: other, user: discord.bob, text: 'Does the RM-5  remember two phones' });
    const given = await talk.says(other, 'Checked by support staff on');
    expect(wordsOf(given)).toMatch(/Owner's Manual, p\. 22/u);
    expect(wordsOf(given)).toContain('The first one is forgotten.');
    expect(JSON.stringify(given.components)).not.toMatch(/MANUAL: page|@everyone|<@1>/u);
    expect(labelsOf(given)).toContain('Ask a person');
    expect(talk.modelCalls()).toBe(calls);
    const [line = '{}'] = bot.log.filter((one) => one.includes('"checked":true'));
    expect(JSON.parse(line)).toMatchObject({ outcome: 'answered', token_count: null, model: null });
    expect(JSON.stringify(await redis.hgetall('checked:{rm-5}'))).not.toContain(discord.sue);
  });

  it('comes back from a backup after Redis was lost', async () => {
    const lines = await Array.fromAsync(backupLines(redis, never));
    await redis.flushall();
    await restoreLines(redis, ReadableStream.from(lines), never);
    const calls = talk.modelCalls();
    const channel = quiet();
    discord.mention({ channel, user: discord.bob, text: question });
    await talk.says(channel, 'Checked by support staff on');
    expect(talk.modelCalls()).toBe(calls);
  });

  it('goes on being given after a 👎, which is counted', async () => {
    const channel = quiet();
    discord.mention({ channel, user: discord.bob, text: question });
    const { id } = await talk.says(channel, 'Checked by support staff on');
    discord.click({ channel, user: discord.bob, message: id, label: '👎' });
    const isCounted = async (): Promise<boolean> =>
      /hsc_feedback_total\{[^}]*vote="down",prompt="checked"\} 1/u.test((await bot.metrics.read()).text);
    await until(isCounted);
    const later = quiet();
    discord.mention({ channel: later, user: discord.ann, text: question });
    await talk.says(later, 'Checked by support staff on');
  });

  it('is not taken from anybody else', async () => {
    const { passed } = await handedOver('can the rm-5 be painted?');
    const click = discord.click({ channel: duty, user: discord.bob, message: passed.id, label: 'Save an answer' });
    await talk.says(duty, 'Only the people on duty', discord.bob);
    expect(discord.interaction(click).modal).toBeNull();
  });

  it('with a page that is not there is refused, and what was written is given back', async () => {
    const { passed } = await handedOver('is the rm-5 dishwasher safe?');
    const form = await formOf(passed);
    discord.submit({ interaction: form, values: { answer: 'By **no** means.', source: 'p. 9999' } });
    const refused = wordsOf(await talk.says(duty, 'I did not save the answer.', discord.sue));
    expect(refused).toContain('“p. 9999”');
    expect(refused).toContain('By **no** means.');
    expect(await redis.hlen('checked:{rm-5}')).toBe(1);
  });

  it('is kept where the bot may not write to whoever asked any more, and who saved it is told so', async () => {
    const { channel, passed } = await handedOver('can the rm-5 be stacked?');
    const form = await formOf(passed);
    discord.takePermission(channel, 'SendMessages');
    discord.submit({ interaction: form, values: { answer: 'Two at most.', source: 'https://maker.example/faq' } });
    const confirmed = wordsOf(await talk.says(duty, 'I could not write to whoever asked.', discord.sue));
    expect(confirmed).toContain('with its source');
    discord.givePermissions(channel);
    const calls = talk.modelCalls();
    const other = quiet();
    discord.mention({ channel: other, user: discord.bob, text: 'can the rm-5 be stacked?' });
    expect(wordsOf(await talk.says(other, 'Checked by support staff on'))).toContain('(<https://maker.example/faq>)');
    expect(talk.modelCalls()).toBe(calls);
  });

  it('to a question that was answered privately goes to nobody but those who ask it later', async () => {
    const asked = 'does the rm-5 glow?';
    talk.slash(asked, { private: true });
    const isThere = (): Message | undefined =>
      discord.messages(discord.general, discord.ann).find((one) => labelsOf(one).includes('Ask a person'));
    await until(() => isThere() !== undefined);
    const private_ = isThere()!;
    discord.click({ channel: discord.general, user: discord.ann, message: private_.id, label: 'Ask a person' });
    const form = await formOf(await talk.says(duty, asked));
    const before = discord.messages(discord.general).length;
    discord.submit({ interaction: form, values: { answer: 'It does not.' } });
    const confirmed = wordsOf(await talk.says(duty, 'as the word of support staff', discord.sue));
    expect(confirmed).not.toContain('Whoever asked');
    expect(discord.messages(discord.general)).toHaveLength(before);
  });
});
