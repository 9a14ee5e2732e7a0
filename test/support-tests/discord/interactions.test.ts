import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Discord } from '../../support/discord/discord.ts';
import { startDiscord } from '../../support/discord/start-discord.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { callApi, callback, post, registerHsc, webhook } from './call-api.ts';

let clock: ManualClock;
let discord: Discord;

beforeEach(async () => {
  clock = createManualClock();
  discord = await startDiscord({ clock, latency: 0 });
  await registerHsc(discord);
});
afterEach(async () => {
  await discord.close();
});

const ask = (channel = discord.general): string =>
  discord.slash({ channel, user: discord.ann, options: { question: 'how?' } });
const original = (interaction: string): string => `${webhook(discord, interaction)}/messages/@original`;
const button = { type: 1, components: [{ type: 2, style: 1, custom_id: 'go', label: 'Go' }] };

describe('an interaction', () => {
  it('is unknown after three seconds without an ack', async () => {
    const id = ask();
    await clock.advance(3_001);
    expect(await callback(discord, id, 5)).toMatchObject({ status: 404, body: { code: 10062 } });
  });

  it('is acknowledged once', async () => {
    const id = ask();
    expect((await callback(discord, id, 5)).status).toBe(204);
    expect(await callback(discord, id, 4, { content: 'x' })).toMatchObject({ status: 400, body: { code: 40060 } });
    expect(discord.interaction(id)).toMatchObject({ callback: 5, ackedAt: clock.now() });
  });

  it('has an answer that can be written for 15 minutes', async () => {
    const id = ask();
    expect((await callApi(discord, 'PATCH', original(id), { content: 'x' })).body).toMatchObject({ code: 10015 });
    await callback(discord, id, 5);
    expect(discord.messages(discord.general)[0]).toMatchObject({ flags: 128, content: '' });
    await clock.advance(15 * 60_000 - 1);
    expect((await callApi(discord, 'PATCH', original(id), { content: 'in time' })).status).toBe(200);
    await clock.advance(1);
    expect(await callApi(discord, 'PATCH', original(id), { content: 'late' })).toMatchObject({
      status: 401,
      body: { code: 50027 },
    });
    expect(discord.messages(discord.general)[0]).toMatchObject({ flags: 0, content: 'in time' });
    expect(discord.invalidRequests()).toBe(1);
  });

  it('takes only the answers that fit it', async () => {
    const click = async (): Promise<string> => {
      const message = await post(discord, discord.general, { content: 'x', components: [button] });
      return discord.click({ channel: discord.general, user: discord.ann, message, label: 'Go' });
    };
    const typed = discord.autocomplete({ channel: discord.general, user: discord.ann, option: 'product', value: 'r' });
    expect((await callback(discord, ask(), 6)).body).toMatchObject({ code: 50035 });
    expect((await callback(discord, ask(), 8, { choices: [] })).body).toMatchObject({ code: 50035 });
    expect((await callback(discord, typed, 4, { content: 'x' })).body).toMatchObject({ code: 50035 });
    expect((await callback(discord, typed, 8, { choices: [{ name: 'RM-5', value: 'rm-5' }] })).status).toBe(204);
    expect(discord.interaction(typed).choices).toEqual([{ name: 'RM-5', value: 'rm-5' }]);
    expect((await callback(discord, await click(), 6)).status).toBe(204);
  });

  it('that is answered to its asker alone is seen by nobody else, and by no route of the channel', async () => {
    const id = ask();
    await callback(discord, id, 5, { flags: 64 });
    await callApi(discord, 'PATCH', original(id), { content: 'for you' });
    const [message] = discord.messages(discord.general, discord.ann);
    expect(message).toMatchObject({ content: 'for you', flags: 64, ephemeralTo: discord.ann });
    expect(discord.messages(discord.general, discord.bob)).toEqual([]);
    const path = `/channels/${discord.general}/messages/${message!.id}`;
    expect((await callApi(discord, 'PATCH', path, { content: 'x' })).body).toMatchObject({ code: 10008 });
    expect((await callApi(discord, 'GET', original(id))).body).toMatchObject({ content: 'for you' });
  });

  it('has its first further message in place of the deferred answer, whatever that is to be', async () => {
    const id = ask();
    await callback(discord, id, 5);
    await callApi(discord, 'POST', webhook(discord, id), { content: 'first', flags: 64 });
    await callApi(discord, 'POST', webhook(discord, id), { content: 'second', flags: 64 });
    expect(discord.messages(discord.general, discord.ann).map(({ content, flags }) => [content, flags])).toEqual([
      ['first', 0],
      ['second', 64],
    ]);
  });

  it('where the app is a person’s own has five further messages, and no other route of the channel', async () => {
    const guild = discord.addGuild({ name: 'foreign', bot: false });
    discord.join(guild, discord.ann);
    const channel = discord.addChannel({ name: 'talk', guild });
    const id = ask(channel);
    expect(discord.interaction(id).userInstalled).toBe(true);
    await callback(discord, id, 4, { content: 'x' });
    for (let index = 0; index < 5; index += 1) {
      expect((await callApi(discord, 'POST', webhook(discord, id), { content: `${index}` })).status).toBe(200);
    }
    await clock.advance(5_000);
    expect(await callApi(discord, 'POST', webhook(discord, id), { content: '6' })).toMatchObject({
      status: 400,
      body: { code: 40094 },
    });
    expect((await callApi(discord, 'PATCH', original(id), { content: 'still' })).status).toBe(200);
    expect(await callApi(discord, 'POST', `/channels/${channel}/messages`, { content: 'x' })).toMatchObject({
      status: 403,
      body: { code: 50001 },
    });
  });
});

describe('a form', () => {
  it('is opened by a click, filled in, and sent with the message it came from', async () => {
    const message = await post(discord, discord.general, { content: 'Did it help?', components: [button] });
    const click = discord.click({ channel: discord.general, user: discord.ann, message, label: 'Go' });
    const label = { type: 18, label: 'Why?', component: { type: 4, custom_id: 'why', style: 2 } };
    expect((await callback(discord, click, 9, { custom_id: 'f', title: 'Why?', components: [label] })).status).toBe(
      204,
    );
    expect(() => discord.submit({ interaction: click })).toThrow('why has to be filled in');
    const sent = discord.submit({ interaction: click, values: { why: 'wrong page' } });
    expect((await callback(discord, sent, 7, { content: 'Thank you.', components: [] })).status).toBe(204);
    expect(discord.message(discord.general, message)).toMatchObject({ content: 'Thank you.', components: [] });
  });

  it('with a title of more than 45 characters is refused', async () => {
    const data = { custom_id: 'f', title: 'x'.repeat(46), components: [] };
    const reply = await callback(discord, ask(), 9, data);
    expect(reply.body).toMatchObject({ code: 50035, errors: { data: { title: {}, components: {} } } });
  });
});

describe('a command', () => {
  it('is to be chosen where its contexts say, a guild’s own in that guild alone', async () => {
    const path = `/applications/${discord.appId}/guilds/${discord.guild}/commands`;
    await callApi(discord, 'PUT', path, [{ name: 'here', description: 'x' }]);
    const names = (channel: string): unknown[] => discord.commandsIn(channel).map(({ name }) => name);
    expect(names(discord.general)).toEqual(['here', 'hsc']);
    expect(names(discord.dm(discord.ann))).toEqual(['hsc']);
    expect(() => discord.slash({ channel: discord.general, user: discord.ann })).toThrow('question is required');
  });

  it.each([
    ['a name in capitals', { name: 'Hsc', description: 'x' }],
    ['a long description', { name: 'hsc', description: 'x'.repeat(101) }],
    [
      'a required option behind a free one',
      {
        name: 'hsc',
        description: 'x',
        options: [
          { type: 3, name: 'a', description: 'x' },
          { type: 3, name: 'b', description: 'x', required: true },
        ],
      },
    ],
    [
      'more than 8,000 characters',
      {
        name: 'hsc',
        description: 'x',
        options: Array.from({ length: 4 }, (_, option) => ({
          ...{ type: 3, name: `o${option}`, description: 'x' },
          choices: Array.from({ length: 25 }, (__, choice) => ({
            name: 'n'.repeat(90),
            value: `${choice}`.padEnd(90),
          })),
        })),
      },
    ],
  ])('with %s is refused', async (_, command) => {
    const reply = await callApi(discord, 'PUT', `/applications/${discord.appId}/commands`, [command]);
    expect(reply).toMatchObject({ status: 400, body: { code: 50035 } });
  });
});
