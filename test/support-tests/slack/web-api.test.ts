import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Slack } from '../../support/slack/slack.ts';
import { startSlack } from '../../support/slack/start-slack.ts';
import { refusal, webClient, type WebClient } from './web-client.ts';

let slack: Slack;
let client: WebClient;

beforeEach(async () => {
  slack = await startSlack({ latency: 0, rates: false });
  client = webClient(slack);
});

afterEach(async () => {
  await slack.close();
});

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } }) as const;

describe('the Web API of the stand-in of Slack', () => {
  it('says whose token it is and what is granted, for the bot and for the app', async () => {
    const bot = await client.auth.test();
    expect(bot).toMatchObject({ team_id: slack.team, user_id: slack.botUser, bot_id: slack.botId });
    expect(bot.response_metadata?.scopes).toContain('chat:write');
    expect(await webClient(slack, slack.appToken).auth.test()).toMatchObject({ app_id: slack.appId });
    expect(await refusal(webClient(slack, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
    expect(await refusal(client.apps.connections.open())).toBe('not_allowed_token_type');
    expect(
      await refusal(webClient(slack, slack.appToken).chat.postMessage({ channel: slack.general, text: 'x' })),
    ).toBe('not_allowed_token_type');
  });

  it('refuses what a scope was taken away from, and names it', async () => {
    expect((await webClient(slack, slack.appToken).auth.test()).response_metadata?.scopes).toEqual([
      'connections:write',
    ]);
    slack.takeScope('connections:write');
    expect(await refusal(webClient(slack, slack.appToken).apps.connections.open())).toBe('missing_scope');
    slack.takeScope('chat:write');
    const call = client.chat.postMessage({ channel: slack.general, text: 'x' });
    await expect(call).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'chat:write' } });
    expect((await client.auth.test()).response_metadata?.scopes).not.toContain('chat:write');
    slack.takeScope('im:history');
    const dm = slack.dm(slack.ann);
    const { ts } = slack.message({ channel: dm, user: slack.ann, text: 'hi' });
    expect(await refusal(client.conversations.replies({ channel: dm, ts }))).toBe('missing_scope');
    expect(await refusal(client.conversations.history({ channel: slack.general }))).toBe(null);
  });

  it('keeps what a message said over time', async () => {
    const { ts = '' } = await client.chat.postMessage({
      channel: slack.general,
      text: 'one',
      blocks: [section('one')],
    });
    await client.chat.update({ channel: slack.general, ts, text: 'two', blocks: [section('two')] });
    await client.chat.update({ channel: slack.general, ts, text: 'three' });
    const [message] = slack.messages(slack.general);
    expect(message?.history.map(({ text, blocks }) => [text, blocks])).toEqual([
      ['one', [section('one')]],
      ['two', [section('two')]],
      // Text alone takes the blocks away.
      ['three', []],
    ]);
    expect(message?.edited).not.toBeNull();
    await client.chat.delete({ channel: slack.general, ts });
    expect(slack.messages(slack.general)).toEqual([]);
    expect(slack.answers()).toHaveLength(1);
  });

  it('takes JSON as well as forms', async () => {
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ channel: slack.general, text: 'ü & [1, 2]', blocks: [section('ü')] }),
    });
    expect(await response.json()).toMatchObject({ ok: true, channel: slack.general });
    await client.chat.postMessage({ channel: slack.general, text: '[1, 2]' });
    expect(slack.messages(slack.general).map(({ text }) => text)).toEqual(['ü & [1, 2]', '[1, 2]']);
  });

  it('knows where the bot is no member', async () => {
    const hidden = slack.addChannel({ name: 'hidden', kind: 'private', bot: false });
    expect(await refusal(client.chat.postMessage({ channel: slack.elsewhere, text: 'x' }))).toBe('not_in_channel');
    expect(await refusal(client.chat.postMessage({ channel: hidden, text: 'x' }))).toBe('channel_not_found');
    expect(await refusal(client.conversations.info({ channel: hidden }))).toBe('channel_not_found');
    expect((await client.conversations.info({ channel: slack.elsewhere })).channel?.is_member).toBe(false);
    expect((await client.conversations.info({ channel: slack.dm(slack.ann) })).channel).toMatchObject({
      is_im: true,
      user: slack.ann,
    });
  });

  it('lets the app change its own messages only', async () => {
    const { ts } = slack.message({ channel: slack.general, user: slack.ann, text: 'mine' });
    expect(await refusal(client.chat.update({ channel: slack.general, ts, text: 'x' }))).toBe('cant_update_message');
    expect(await refusal(client.chat.delete({ channel: slack.general, ts }))).toBe('cant_delete_message');
    expect(await refusal(client.chat.update({ channel: slack.general, ts: '1.0', text: 'x' }))).toBe(
      'message_not_found',
    );
  });

  it('reads a thread in pages, its first message on top, with metadata when that is asked for', async () => {
    const { ts } = slack.message({ channel: slack.general, user: slack.ann, text: 'first' });
    const metadata = { event_type: 'answer', event_payload: { question: 'q1' } };
    await client.chat.postMessage({ channel: slack.general, thread_ts: ts, text: 'second', metadata });
    slack.message({ channel: slack.general, user: slack.bob, text: 'third', thread: ts });
    const pages: unknown[] = [];
    for await (const page of client.paginate('conversations.replies', {
      channel: slack.general,
      ts,
      limit: 2,
      include_all_metadata: true,
    })) {
      pages.push('messages' in page ? page.messages : null);
    }
    expect(pages).toMatchObject([
      [
        { text: 'first', user: slack.ann, reply_count: 2 },
        { text: 'second', bot_id: slack.botId, thread_ts: ts, parent_user_id: slack.ann, metadata },
      ],
      [{ text: 'third', user: slack.bob }],
    ]);
    expect(await refusal(client.conversations.replies({ channel: slack.general, ts: '1.0' }))).toBe('thread_not_found');
    expect(slack.messages(slack.general)).toHaveLength(1);
    expect(slack.messages(slack.general, ts)).toHaveLength(3);
    const { permalink } = await client.chat.getPermalink({ channel: slack.general, message_ts: ts });
    expect(permalink).toContain(`/archives/${slack.general}/p${ts.replace('.', '')}`);
  });

  it('refuses what the platform would refuse, and keeps a list of it', async () => {
    const post = (text: string, blocks?: object[]): Promise<unknown> =>
      client.apiCall('chat.postMessage', { channel: slack.general, text, ...(blocks === undefined ? {} : { blocks }) });
    expect(await refusal(post('x', [section('a'.repeat(3_001))]))).toBe('invalid_blocks');
    expect(
      await refusal(
        post(
          'x',
          Array.from({ length: 51 }, () => ({ type: 'divider' })),
        ),
      ),
    ).toBe('invalid_blocks');
    const large = Array.from({ length: 5 }, () => section('a'.repeat(2_900)));
    expect(await refusal(post('x', large))).toBe('msg_blocks_too_long');
    expect(await refusal(post(''))).toBe('no_text');
    expect(slack.messages(slack.general)).toEqual([]);
    const { ts = '' } = await client.chat.postMessage({ channel: slack.general, text: 'b'.repeat(40_001) });
    expect(slack.messages(slack.general)[0]?.text).toHaveLength(40_000);
    const long = client.chat.update({ channel: slack.general, ts, text: 'é'.repeat(2_001) });
    expect(await refusal(long)).toBe('msg_too_long');
    expect(await refusal(client.apiCall('chat.somethingNew', {}))).toBe('unknown_method');
    expect(slack.violations().map(({ error }) => error)).toEqual([
      'invalid_blocks',
      'invalid_blocks',
      'msg_blocks_too_long',
      'no_text',
      'msg_too_long',
      'msg_too_long',
      'unknown_method',
    ]);
  });

  it('knows people, groups, members and files', async () => {
    expect((await client.users.info({ user: slack.ann })).user).toMatchObject({ id: slack.ann, is_bot: false });
    expect((await client.usergroups.users.list({ usergroup: slack.support })).users).toEqual([slack.sue]);
    const { members } = await client.conversations.members({ channel: slack.general });
    expect(members?.toSorted()).toEqual([slack.ann, slack.bob, slack.sue, slack.botUser].toSorted());
    expect((await client.conversations.open({ users: slack.ann })).channel?.id).toBe(slack.dm(slack.ann));
    const bytes = Buffer.from('%PDF-1.7 something');
    const id = slack.addFile({
      name: 'my manual.pdf',
      mimetype: 'application/pdf',
      base64: bytes.toString('base64'),
      user: slack.ann,
    });
    const { file } = await client.files.info({ file: id });
    const address = file?.url_private ?? '';
    const read = async (token: string): Promise<string> =>
      await (await fetch(address, { headers: { authorization: `Bearer ${token}` } })).text();
    expect(await read(slack.botToken)).toBe('%PDF-1.7 something');
    expect(await read('xoxb-wrong')).toContain('<!doctype html>');
    slack.takeScope('files:read');
    expect(await read(slack.botToken)).toContain('<!doctype html>');
  });

  it('shows files with the message, and leaves them out of the mention', async () => {
    const id = slack.addFile({ name: 'a.png', mimetype: 'image/png', base64: 'aGk=', user: slack.ann });
    const { ts, deliveries } = slack.mention({ channel: slack.general, user: slack.ann, text: 'this?', files: [id] });
    const payloads = deliveries.map((one) => JSON.stringify(slack.delivery(one).payload));
    expect(payloads.map((one) => [one.includes('"app_mention"'), one.includes('a.png')])).toEqual([
      [true, false],
      [false, true],
    ]);
    const { messages } = await client.conversations.replies({ channel: slack.general, ts });
    expect(messages?.[0]?.files).toMatchObject([{ id, mimetype: 'image/png', size: 2 }]);
  });

  it('keeps ephemeral messages to the one person', async () => {
    await client.chat.postEphemeral({ channel: slack.general, user: slack.ann, text: 'for you' });
    expect(slack.messages(slack.general)).toEqual([]);
    expect(slack.messages(slack.general, undefined, slack.ann)).toMatchObject([{ text: 'for you' }]);
    const outsider = slack.addPerson({ name: 'out' });
    const call = client.chat.postEphemeral({ channel: slack.general, user: outsider, text: 'x' });
    expect(await refusal(call)).toBe('user_not_in_channel');
  });

  it('shows status lines until the answer comes, and suggested prompts', async () => {
    const dm = slack.dm(slack.ann);
    const { ts } = slack.message({ channel: dm, user: slack.ann, text: 'hi' });
    await client.assistant.threads.setStatus({ channel_id: dm, thread_ts: ts, status: 'reads the manual' });
    expect(slack.status(dm, ts)).toBe('reads the manual');
    await client.chat.postMessage({ channel: dm, thread_ts: ts, text: 'Hello.' });
    expect(slack.status(dm, ts)).toBeNull();
    const loading = Array.from({ length: 11 }, () => 'x');
    const status = { channel_id: dm, thread_ts: ts, status: 'y', loading_messages: loading };
    expect(await refusal(client.assistant.threads.setStatus(status))).toBe('invalid_arguments');
    const prompts = [{ title: 'Pairing', message: 'How do I pair it?' }] as const;
    await client.assistant.threads.setSuggestedPrompts({ channel_id: dm, prompts: [...prompts] });
    expect(slack.prompts()).toMatchObject([{ channel: dm, thread: null, prompts }]);
  });

  it('installs the app in another workspace, and takes it away again', async () => {
    const other = slack.addWorkspace({ name: 'other', enterprise: 'E1', installed: false });
    expect(other.botToken).toBe('');
    const page = new URL('/oauth/v2/authorize', slack.origin);
    const redirect = 'http://127.0.0.1:1/back';
    page.search = new URLSearchParams({ client_id: slack.clientId, state: 's1', redirect_uri: redirect }).toString();
    const back = new URL((await fetch(page, { redirect: 'manual' })).headers.get('location') ?? '');
    expect(back.searchParams.get('state')).toBe('s1');
    const code = back.searchParams.get('code') ?? '';
    const exchange = { client_id: slack.clientId, client_secret: slack.clientSecret, code, redirect_uri: redirect };
    const nobody = webClient(slack, '');
    expect(await refusal(nobody.oauth.v2.access({ ...exchange, client_secret: 'x' }))).toBe('bad_client_secret');
    const { access_token: token, team, enterprise } = await nobody.oauth.v2.access(exchange);
    expect([team?.id, enterprise?.id]).toEqual([other.team, 'E1']);
    expect(await refusal(nobody.oauth.v2.access(exchange))).toBe('invalid_code');
    const theirs = webClient(slack, token);
    expect((await theirs.auth.test()).team_id).toBe(other.team);
    expect(await refusal(theirs.conversations.info({ channel: slack.general }))).toBe('channel_not_found');
    expect(await theirs.auth.revoke()).toMatchObject({ revoked: true });
    expect(await refusal(theirs.auth.test())).toBe('account_inactive');
    expect(slack.deliveries().map(({ type }) => type)).toEqual(['tokens_revoked', 'app_uninstalled']);
  });
});
