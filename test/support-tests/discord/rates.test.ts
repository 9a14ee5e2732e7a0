import { REST, Routes } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../support/manual-clock.ts';
import type { Discord } from '../../support/discord/discord.ts';
import type { DiscordOptions } from '../../support/discord/options.ts';
import { createRates } from '../../support/discord/state/rates.ts';
import { startDiscord } from '../../support/discord/start-discord.ts';
import { callApi, callback, post, registerHsc, webhook } from './call-api.ts';
import { connectClient } from './connect-client.ts';

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

async function discordWith(options: DiscordOptions = {}): Promise<Discord> {
  const discord = await startDiscord({ latency: 0, ...options });
  opened.push(() => discord.close());
  return discord;
}

const create = (discord: Discord, channel: string) =>
  callApi(discord, 'POST', `/channels/${channel}/messages`, { content: 'x' });

describe('the limits of a channel', () => {
  it('let five messages or edits through in five seconds, and say so on every answer', async () => {
    const clock = createManualClock();
    const discord = await discordWith({ clock });
    const first = await create(discord, discord.general);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '4',
      'x-ratelimit-reset-after': '5.000',
    });
    const path = `/channels/${discord.general}/messages/${String(first.body['id'])}`;
    await clock.advance(1_000);
    for (let index = 0; index < 4; index += 1) await callApi(discord, 'PATCH', path, { content: `${index}` });
    const refused = await callApi(discord, 'PATCH', path, { content: 'too much' });
    expect(refused).toMatchObject({ status: 429, body: { retry_after: 4, global: false } });
    expect(refused.headers.get('retry-after')).toBe('4');
    expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
    expect((await create(discord, discord.dm(discord.ann))).status).toBe(200);
    await clock.advance(4_000);
    expect((await create(discord, discord.general)).status).toBe(200);
  });

  it('make 12 edits of two messages take ten seconds with discord.js, with not one refused', async () => {
    const discord = await discordWith();
    const client = await connectClient(discord);
    opened.push(() => client.destroy());
    const channel = await client.channels.fetch(discord.general);
    if (channel?.isSendable() !== true) throw new Error('not a channel to send to');
    const messages = await Promise.all(['one', 'two'].map((text) => channel.send(text)));
    const begun = performance.now();
    await Promise.all(Array.from({ length: 12 }, (_, index) => messages[index % 2]!.edit(`edit ${index}`)));
    const seconds = (performance.now() - begun) / 1_000;
    expect(seconds).toBeGreaterThan(9);
    expect(seconds).toBeLessThan(11);
    expect(discord.refusals()).toEqual([]);
  });
});

describe('the limits of an interaction', () => {
  it('are its own, and no other one has to wait', async () => {
    const clock = createManualClock();
    const discord = await discordWith({ clock });
    await registerHsc(discord);
    const ask = { channel: discord.general, user: discord.ann, options: { question: 'how?' } };
    const [one, other] = [discord.slash(ask), discord.slash(ask)];
    await Promise.all([callback(discord, one, 5), callback(discord, other, 5)]);
    const edit = (id: string) =>
      callApi(discord, 'PATCH', `${webhook(discord, id)}/messages/@original`, { content: 'x' });
    for (let index = 0; index < 5; index += 1) expect((await edit(one)).status).toBe(200);
    expect((await edit(one)).status).toBe(429);
    expect((await edit(other)).status).toBe(200);
  });
});

describe('the limit of everything', () => {
  it('is 50 requests a second, from which interactions are exempt', async () => {
    const clock = createManualClock();
    const discord = await discordWith({ clock });
    await registerHsc(discord);
    const interaction = discord.slash({ channel: discord.general, user: discord.ann, options: { question: 'how?' } });
    const channels = Array.from({ length: 49 }, (_, index) => discord.addChannel({ name: `room-${index}` }));
    for (const channel of channels) expect((await create(discord, channel)).status).toBe(200);
    const refused = await create(discord, discord.general);
    expect(refused).toMatchObject({ status: 429, body: { global: true, retry_after: 1 } });
    expect(refused.headers.get('x-ratelimit-global')).toBe('true');
    expect((await callback(discord, interaction, 5)).status).toBe(204);
  });

  it('shuts the address out after 10,000 wrong answers in ten minutes', () => {
    let now = 0;
    const rates = createRates(() => now);
    for (let index = 0; index < 9_999; index += 1) rates.countInvalid();
    expect(rates.isBanned()).toBe(false);
    now += 10 * 60_000 - 1;
    rates.countInvalid();
    expect(rates.isBanned()).toBe(true);
  });

  it('counts wrong answers for ten minutes', async () => {
    const clock = createManualClock();
    const discord = await discordWith({ clock });
    discord.throttle('typing', 60);
    const wrong = () => callApi(discord, 'POST', `/channels/${discord.general}/typing`);
    for (let index = 0; index < 20; index += 1) await wrong();
    expect(discord.invalidRequests()).toBe(20);
    await clock.advance(10 * 60_000 + 1);
    expect(discord.invalidRequests()).toBe(0);
    expect(discord.isBanned()).toBe(false);
  });
});

describe('discord.js that meets a 429', () => {
  it('waits as long as it is told, and does it then', async () => {
    const discord = await discordWith();
    const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
    discord.fail('messages.create', { status: 429, retryAfter: 1 });
    const begun = performance.now();
    await rest.post(Routes.channelMessages(discord.general), { body: { content: 'x' } });
    expect(performance.now() - begun).toBeGreaterThan(950);
    expect(discord.calls('messages.create').map(({ status }) => status)).toEqual([429, 200]);
  });

  it('tries three times more on a 500, without a pause, and gives up', async () => {
    const discord = await discordWith();
    const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
    discord.fail('messages.create', { status: 500 }, 10);
    await expect(rest.post(Routes.channelMessages(discord.general), { body: { content: 'x' } })).rejects.toThrow();
    const calls = discord.calls('messages.create');
    expect(calls).toHaveLength(4);
    expect(calls[3]!.at - calls[0]!.at).toBeLessThan(1_000);
  });

  it('writes the message once although the first reply is lost, by its nonce', async () => {
    const discord = await discordWith();
    const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
    discord.loseReply('messages.create');
    const body = { content: 'x', nonce: '1', enforce_nonce: true };
    await rest.post(Routes.channelMessages(discord.general), { body }).catch(() => undefined);
    await rest.post(Routes.channelMessages(discord.general), { body });
    expect(discord.messages(discord.general)).toHaveLength(1);
    await post(discord, discord.general, { content: 'x', nonce: '1' });
    expect(discord.messages(discord.general)).toHaveLength(2);
  });
});
