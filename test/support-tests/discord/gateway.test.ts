import { once } from 'node:events';
import { Events, GatewayIntentBits } from 'discord.js';
import type { Client, Message } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { Discord } from '../../support/discord/discord.ts';
import type { DiscordOptions } from '../../support/discord/options.ts';
import { startDiscord } from '../../support/discord/start-discord.ts';
import { until } from '../../support/until.ts';
import { callApi } from './call-api.ts';
import { connectClient, usualIntents } from './connect-client.ts';

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

async function discordWith(options: DiscordOptions = {}): Promise<Discord> {
  const discord = await startDiscord({ latency: 0, ...options });
  opened.push(() => discord.close());
  return discord;
}

/** A client and what it hears. */
async function listener(discord: Discord, intents = usualIntents) {
  const client = await connectClient(discord, { intents });
  opened.push(() => client.destroy());
  const heard: string[] = [];
  client.on(Events.MessageCreate, (message: Message) => heard.push(message.content));
  return { client, heard };
}

const say = (discord: Discord, text: string): string =>
  discord.write({ channel: discord.general, user: discord.ann, text });

describe('a session', () => {
  it('that loses its connection resumes, and hears what it has missed once', async () => {
    const discord = await discordWith();
    const { heard } = await listener(discord);
    say(discord, 'before');
    await until(() => heard.length === 1);
    discord.dropGateway();
    await until(() => discord.sessions().every(({ isOpen }) => !isOpen));
    say(discord, 'meanwhile');
    await until(() => discord.sessions().some(({ resumes }) => resumes === 1));
    say(discord, 'after');
    await until(() => heard.length === 3);
    expect(heard).toEqual(['before', 'meanwhile', 'after']);
    expect(discord.identifies()).toBe(1);
  });

  it('that is asked to reconnect resumes', async () => {
    const discord = await discordWith();
    const { heard } = await listener(discord);
    discord.askToReconnect();
    await until(() => discord.sessions().some(({ resumes }) => resumes === 1));
    say(discord, 'after');
    await until(() => heard.length === 1);
  });

  it('that is forgotten cannot resume: the client identifies itself again, and what was said meanwhile is lost', async () => {
    const discord = await discordWith({ identifyEvery: 0 });
    const { heard } = await listener(discord);
    discord.forgetSessions();
    discord.dropGateway();
    say(discord, 'meanwhile');
    await until(() => discord.identifies() === 2);
    await until(() => discord.sessions().some(({ isOpen }) => isOpen));
    say(discord, 'after');
    await until(() => heard.length > 0);
    expect(heard).toEqual(['after']);
  });

  it('whose heartbeats are not answered is left by the client, which resumes', async () => {
    const discord = await discordWith({ heartbeat: 100 });
    await listener(discord);
    discord.muteGateway(true);
    await until(() => discord.closes().length > 0);
    discord.muteGateway(false);
    expect(discord.closes()[0]!.by).toBe('app');
    await until(() => discord.sessions().some(({ isOpen, resumes }) => isOpen && resumes > 0));
  });

  it('ends when the client says goodbye', async () => {
    const discord = await discordWith();
    const { client } = await listener(discord);
    await client.destroy();
    await until(() => discord.sessions().length === 0);
  });
});

describe('an identify', () => {
  const failure = async (discord: Discord, intents = usualIntents, token = discord.token): Promise<string> => {
    const attempt = connectClient({ apiUrl: discord.apiUrl, token }, { intents });
    return await attempt.then(
      (client: Client) => client.destroy().then(() => 'connected'),
      (error: unknown) => String(error),
    );
  };

  it('that asks for an intent without its switch is refused with 4014', async () => {
    const discord = await discordWith();
    discord.turnOff('messageContent');
    expect(await failure(discord)).toContain('disallowed intents');
    await until(() => discord.closes().length > 0);
    expect(discord.closes()).toEqual([{ code: 4014, by: 'platform' }]);
  });

  it('with a wrong token never comes to it: the API says 401', async () => {
    const discord = await discordWith();
    expect(await failure(discord, usualIntents, `${discord.token}x`)).toContain('invalid token');
    expect(discord.calls('gateway.bot').map(({ status }) => status)).toEqual([401]);
  });

  it.each([
    ['4004', { token: 'wrong', intents: 1, properties: {} }],
    ['4013', { intents: 1 << 30, properties: {} }],
    ['4010', { intents: 1, properties: {}, shard: [2, 2] }],
    ['4002', { intents: 'all' }],
  ])('that is wrong is closed with %s', async (code, body) => {
    const discord = await discordWith();
    expect(await closeOf(discord, { token: discord.token, ...body })).toBe(Number(code));
  });

  it('of one shard is refused for a bot in more than 2,500 guilds, which is told to take more', async () => {
    const discord = await discordWith({ guildsElsewhere: 2_600 });
    expect(await closeOf(discord, { token: discord.token, intents: 1, properties: {} })).toBe(4011);
    expect((await callApi(discord, 'GET', '/gateway/bot')).body).toMatchObject({ shards: 3 });
  });
});

describe('what is heard', () => {
  it('without the intent for content is blank, but in DMs, in mentions and of oneself', async () => {
    const discord = await discordWith();
    discord.turnOff('messageContent');
    const intents = usualIntents.filter((intent) => intent !== GatewayIntentBits.MessageContent);
    const { heard, client } = await listener(discord, intents);
    say(discord, 'secret');
    discord.mention({ channel: discord.general, user: discord.ann, text: 'to you' });
    discord.direct({ user: discord.ann, text: 'direct' });
    const channel = await client.channels.fetch(discord.general);
    if (channel?.isSendable() !== true) throw new Error('not a channel to send to');
    const own = await channel.send('own');
    discord.write({ channel: discord.general, user: discord.ann, text: 'a reply', replyTo: own.id });
    await until(() => heard.length === 5);
    expect(heard).toEqual(['', `<@${discord.appId}> to you`, 'direct', 'own', 'a reply']);
    const read = await channel.messages.fetch({ limit: 10 });
    expect([...read.values()].at(-1)?.content).toBe('');
  });

  it('of threads and posts comes, too', async () => {
    const discord = await discordWith();
    const { client, heard } = await listener(discord);
    const threads: string[] = [];
    client.on(Events.ThreadCreate, (thread) => threads.push(thread.name));
    const post = discord.post({
      channel: discord.forum,
      user: discord.ann,
      title: 'No sound',
      text: 'My RM-5 is silent',
    });
    const thread = discord.thread({
      channel: discord.general,
      message: say(discord, 'hello'),
      user: discord.ann,
      name: 'Talk',
    });
    discord.write({ channel: thread, user: discord.bob, text: 'inside' });
    await until(() => heard.includes('inside') && threads.length === 2);
    expect(threads).toEqual(['No sound', 'Talk']);
    expect(heard.filter((text) => text !== '')).toEqual(['My RM-5 is silent', 'hello', 'inside']);
    expect(discord.message(post, post)?.content).toBe('My RM-5 is silent');
  });

  it('of a channel that the bot cannot see does not come', async () => {
    const discord = await discordWith();
    const { heard } = await listener(discord);
    const hidden = discord.addChannel({ name: 'hidden' });
    discord.takePermission(hidden, 'ViewChannel');
    discord.write({ channel: hidden, user: discord.ann, text: 'secret' });
    say(discord, 'open');
    await until(() => heard.length > 0);
    expect(heard).toEqual(['open']);
  });
});

/** The code that the gateway closes with after an identify. */
async function closeOf(discord: Discord, data: object): Promise<number> {
  const socket = new WebSocket(`${discord.origin.replace('http', 'ws')}/?v=10&encoding=json`);
  await once(socket, 'message');
  socket.send(JSON.stringify({ op: 2, d: data }));
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}
