import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Discord } from '../../support/discord/discord.ts';
import { startDiscord } from '../../support/discord/start-discord.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { callApi, post } from './call-api.ts';

let clock: ManualClock;
let discord: Discord;

beforeEach(async () => {
  clock = createManualClock();
  discord = await startDiscord({ clock, latency: 0, rates: false });
});
afterEach(async () => {
  await discord.close();
});

const send = (body: object, channel = discord.general) =>
  callApi(discord, 'POST', `/channels/${channel}/messages`, body);
const edit = (message: string, body: object, channel = discord.general) =>
  callApi(discord, 'PATCH', `/channels/${channel}/messages/${message}`, body);
const text = (content: string): object => ({ type: 10, content });
const v2 = 1 << 15;

describe('a message', () => {
  it('that is not well made is refused with the errors at their places, and noted', async () => {
    const button = { type: 2, style: 1, label: 'x'.repeat(81), custom_id: 'a' };
    const reply = await send({ content: 'x'.repeat(2_001), components: [{ type: 1, components: [button] }] });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({
      code: 50035,
      message: 'Invalid Form Body',
      errors: {
        content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] },
        components: { 0: { components: { 0: { label: { _errors: [{}] } } } } },
      },
    });
    expect(discord.violations()).toMatchObject([{ route: 'messages.create', code: 50035 }]);
    expect(discord.messages(discord.general)).toEqual([]);
  });

  it('with nothing in it is refused', async () => {
    expect((await send({ content: ' \n ' })).body).toMatchObject({ code: 50006 });
  });

  it('breaks the server when its texts have more than 10,170 bytes, with 12 for each of them', async () => {
    const pieces = (bytes: number): object => ({ flags: v2, components: [text('音'.repeat(bytes / 3)), text('ab')] });
    expect((await send(pieces(10_170 - 24 - 3))).status).toBe(200);
    expect((await send(pieces(10_170 - 24))).status).toBe(500);
  });

  it('becomes one of components when its text goes, and never another one again', async () => {
    const id = await post(discord, discord.general, { content: 'x' });
    const up = { flags: v2, components: [text('y')] };
    expect((await edit(id, up)).body).toMatchObject({ code: 50035, errors: { content: {} } });
    expect((await edit(id, { ...up, content: null, embeds: [] })).status).toBe(200);
    expect((await edit(id, { components: [text('z')] })).status).toBe(200);
    expect((await edit(id, { content: 'back' })).body).toMatchObject({ code: 50035 });
    expect((await edit(id, { flags: 0, content: 'back', components: [] })).body).toMatchObject({ code: 50035 });
    expect(discord.message(discord.general, id)?.history.map(({ flags }) => flags)).toEqual([0, v2, v2]);
  });

  it('pings whom it names, unless it may not', async () => {
    const content = `@everyone <@${discord.ann}> <@&${discord.support}>`;
    const pings = async (body: object): Promise<unknown> =>
      discord.message(discord.general, await post(discord, discord.general, { content, ...body }))?.pings;
    expect(await pings({})).toEqual({ everyone: true, users: [discord.ann], roles: [discord.support] });
    expect(await pings({ allowed_mentions: { parse: [] } })).toEqual({ everyone: false, users: [], roles: [] });
    expect((await send({ content, allowed_mentions: { parse: ['users'], users: [discord.ann] } })).status).toBe(400);
    const replyTo = discord.write({ channel: discord.general, user: discord.bob, text: 'hi' });
    const reference = { message_reference: { message_id: replyTo } };
    expect(await pings({ ...reference, content: 'x' })).toMatchObject({ users: [discord.bob] });
    expect(await pings({ ...reference, content: 'x', allowed_mentions: { parse: [] } })).toMatchObject({ users: [] });
  });

  it('with the nonce of one of the last minutes is that one', async () => {
    const body = { content: 'x', nonce: '7', enforce_nonce: true };
    const first = await post(discord, discord.general, body);
    expect(await post(discord, discord.general, body)).toBe(first);
    await clock.advance(10 * 60_000);
    expect(await post(discord, discord.general, body)).not.toBe(first);
  });

  it('that replies to one that is gone is refused, or is no reply', async () => {
    const gone = discord.write({ channel: discord.general, user: discord.bob, text: 'hi' });
    discord.remove(discord.general, gone);
    expect((await send({ content: 'x', message_reference: { message_id: gone } })).body).toMatchObject({ code: 50035 });
    const softly = { message_id: gone, fail_if_not_exists: false };
    expect((await send({ content: 'x', message_reference: softly })).body).toMatchObject({ type: 0 });
  });

  it('that is gone, or of somebody else, cannot be edited', async () => {
    const id = await post(discord, discord.general, { content: 'x' });
    discord.remove(discord.general, id);
    expect(await edit(id, { content: 'y' })).toMatchObject({ status: 404, body: { code: 10008 } });
    const theirs = discord.write({ channel: discord.general, user: discord.bob, text: 'hi' });
    expect(await edit(theirs, { content: 'y' })).toMatchObject({ status: 403, body: { code: 50005 } });
  });

  it('brings files along, whose address can be used for a day', async () => {
    const form = new FormData();
    form.set('payload_json', JSON.stringify({ content: 'x', attachments: [{ id: 0, description: 'a page' }] }));
    form.set('files[0]', new File([new Uint8Array([0, 1, 255, 13, 10])], 'page.png', { type: 'image/png' }));
    const response = await fetch(`${discord.apiUrl}/v10/channels/${discord.general}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}` },
      body: form,
    });
    const { attachments } = (await response.json()) as { attachments: { url: string; filename: string }[] };
    expect(attachments).toMatchObject([{ filename: 'page.png', size: 5, description: 'a page' }]);
    const file = await fetch(attachments[0]!.url);
    expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([0, 1, 255, 13, 10]);
    await clock.advance(25 * 60 * 60_000);
    expect((await fetch(attachments[0]!.url)).status).toBe(404);
  });
});

describe('a place', () => {
  it('where the bot may not write says so, each in its own way', async () => {
    discord.takePermission(discord.general, 'SendMessages');
    expect(await send({ content: 'x' })).toMatchObject({ status: 403, body: { code: 50013 } });
    discord.takePermission(discord.general, 'ViewChannel');
    expect(await send({ content: 'x' })).toMatchObject({ status: 403, body: { code: 50001 } });
    discord.closeDms(discord.ann);
    expect(await send({ content: 'x' }, discord.dm(discord.ann))).toMatchObject({ status: 403, body: { code: 50007 } });
    expect((await send({ content: 'x' }, discord.forum)).body).toMatchObject({ code: 50008 });
    expect((await send({ content: 'x' }, '12345678901234567')).body).toMatchObject({ code: 10003 });
    expect(discord.invalidRequests()).toBe(3);
  });

  it('that is a thread is made of a message once, opens again when it is written in, and not when it is locked', async () => {
    const message = discord.write({ channel: discord.general, user: discord.ann, text: 'how?' });
    const path = `/channels/${discord.general}/messages/${message}/threads`;
    const made = await callApi(discord, 'POST', path, { name: 'How?' });
    expect(made).toMatchObject({ status: 201, body: { id: message, type: 11, parent_id: discord.general } });
    expect((await callApi(discord, 'POST', path, { name: 'How?' })).body).toMatchObject({ code: 160004 });
    discord.archive(message);
    expect((await send({ content: 'x' }, message)).status).toBe(200);
    discord.archive(message, true);
    expect((await send({ content: 'x' }, message)).body).toMatchObject({ code: 50083 });
    expect((await callApi(discord, 'GET', `/channels/${message}`)).body).toMatchObject({
      thread_metadata: { archived: true, locked: true },
    });
  });

  it('shows for ten seconds that the app types, or until it has written', async () => {
    const type = () => callApi(discord, 'POST', `/channels/${discord.general}/typing`);
    await type();
    expect(discord.isTyping(discord.general)).toBe(true);
    await clock.advance(10_000);
    expect(discord.isTyping(discord.general)).toBe(false);
    await type();
    await send({ content: 'x' });
    expect(discord.isTyping(discord.general)).toBe(false);
  });

  it('lists its messages page by page, newest first', async () => {
    const ids = ['a', 'b', 'c', 'd'].map((letter) =>
      discord.write({ channel: discord.general, user: discord.ann, text: letter }),
    );
    const list = async (query: string): Promise<unknown[]> => {
      const reply = await callApi(discord, 'GET', `/channels/${discord.general}/messages?${query}`);
      return Object.values(reply.body).map((one) => (one as { content: string }).content);
    };
    expect(await list('limit=2')).toEqual(['d', 'c']);
    expect(await list(`limit=2&before=${ids[2]!}`)).toEqual(['b', 'a']);
    expect(await list(`limit=2&after=${ids[0]!}`)).toEqual(['c', 'b']);
    expect(await list('limit=101')).not.toEqual(['d', 'c', 'b', 'a']);
  });
});

it('a route that the stand-in does not have is noted, so that no test passes by it', async () => {
  await callApi(discord, 'POST', '/guilds/1/bans');
  expect(discord.violations()).toMatchObject([{ route: 'unknown' }]);
});
