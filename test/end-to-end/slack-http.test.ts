import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { Redis } from 'ioredis';
import { says } from '../support/gemini/replies.ts';
import { startSlackBot, wordsOf } from '../support/slack-bot.ts';
import type { SlackBot } from '../support/slack-bot.ts';
import { startSlack } from '../support/slack/start-slack.ts';
import type { Slack } from '../support/slack/slack.ts';
import { until } from '../support/until.ts';

let slack: Slack;
let bot: SlackBot;

beforeEach(async () => {
  slack = await startSlack({ rates: false, latency: 2 });
});
afterEach(async () => {
  expect(slack.violations()).toEqual([]);
  await bot.close();
  await slack.close();
});

async function start(settings: Readonly<Record<string, string>>): Promise<void> {
  bot = await startSlackBot({ SLACK_SIGNING_SECRET: slack.signingSecret, SLACK_API_URL: slack.apiUrl, ...settings });
  bot.gemini.respond(() => says('Choose **RM-5 Audio** ', 'in the list.'));
  slack.deliverTo(`${bot.address}/slack/events`);
}

const question = 'how do I pair bluetooth with the rm-5?';

async function answered(channel: string, thread: string): Promise<void> {
  await until(() =>
    slack.messages(channel, thread).some((one) => one.bot !== null && wordsOf(one).includes('in the list')),
  );
}

describe('over HTTP for one workspace', () => {
  beforeEach(() => start({ SLACK_BOT_TOKEN: slack.botToken }));

  it('passes the check of its address, and answers events, commands and clicks that are signed', async () => {
    expect(await slack.verifyUrl(`${bot.address}/slack/events`)).toBe(true);
    const { ts, deliveries } = slack.mention({ channel: slack.general, user: slack.ann, text: question });
    await answered(slack.general, ts);
    slack.slash({ channel: slack.elsewhere, user: slack.ann, text: 'help' });
    await until(() => slack.messages(slack.elsewhere, undefined, slack.ann).length === 1);
    for (const id of deliveries) slack.redeliver(id);
    await until(() =>
      deliveries.every((id) => slack.delivery(id).attempts.length === 2 && slack.delivery(id).state === 'acked'),
    );
    expect(slack.messages(slack.general, ts)).toHaveLength(2);
    expect(bot.connection.part.state()).toBe('up');
  });

  it('reads no more of a body than an event may have, and answers with safe headers', async () => {
    const response = await fetch(`${bot.address}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: 'x'.repeat(5_000_000),
    });
    expect(response.status).toBe(413);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['a wrong signature', 'another secret', 0],
    ['a request that is older than five minutes', null, -301],
    ['no signature at all', '', 0],
  ])('refuses %s, without any effect', async (_name, secret, age) => {
    const payload = {
      type: 'event_callback',
      event_id: 'Ev-forged',
      team_id: slack.team,
      authorizations: [{ team_id: slack.team, user_id: slack.botUser, is_bot: true }],
      event: { type: 'app_mention', channel: slack.general, user: slack.ann, ts: '1700000000.000100', text: question },
    };
    const body = JSON.stringify(payload);
    const seconds = Math.floor(Date.now() / 1_000) + age;
    const key = secret ?? slack.signingSecret;
    const hash = createHmac('sha256', key).update(`v0:${seconds}:${body}`).digest('hex');
    const headers = { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${hash}` };
    const response = await fetch(`${bot.address}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(secret === '' ? {} : headers) },
      body,
    });
    expect(response.status).toBe(401);
    // What comes after it was answered, so the forged one had its time.
    const { ts } = slack.mention({ channel: slack.general, user: slack.ann, text: question });
    await answered(slack.general, ts);
    expect(slack.answers(slack.general).filter(({ thread }) => thread === '1700000000.000100')).toEqual([]);
    expect(bot.gemini.requests).toHaveLength(1);
  });

  it('asks to come again while it is ending', async () => {
    await bot.connection.close(1_000);
    const response = await fetch(`${bot.address}/slack/events`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(503);
    expect(bot.connection.part.state()).toBe('degraded');
  });
});

describe('installed in several workspaces', () => {
  const redis = new Redis(inject('redisUrl'));
  afterEach(async () => {
    for (const key of await redis.keys('install:*')) await redis.del(key);
  });
  afterAll(() => {
    redis.disconnect();
  });
  beforeEach(() =>
    start({
      SLACK_CLIENT_ID: slack.clientId,
      SLACK_CLIENT_SECRET: slack.clientSecret,
      SLACK_STATE_SECRET: 'state-secret-of-the-test',
      REDIS_URL: inject('redisUrl'),
    }),
  );

  /** What a browser does: the install page, the platform's page, and back. */
  async function install(team: string): Promise<Response> {
    const begin = await fetch(`${bot.address}/slack/install`, { redirect: 'manual' });
    const cookie = (begin.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const authorize = new URL(begin.headers.get('location') ?? '');
    authorize.searchParams.set('team', team);
    const agreed = await fetch(authorize, { redirect: 'manual' });
    return fetch(agreed.headers.get('location') ?? '', { headers: { cookie } });
  }

  function ask(team: string): { channel: string; ts: string } {
    const user = slack.addPerson({ name: 'asker', team });
    const channel = slack.addChannel({ name: 'support', team });
    const { ts } = slack.mention({ channel, user, text: question });
    return { channel, ts };
  }

  it('answers each with its own token, and no more where it was removed', async () => {
    const teams = ['one', 'two'].map((name) => slack.addWorkspace({ name, installed: false }).team);
    for (const team of teams) {
      slack.addPerson({ name: 'owner', team });
      const done = await install(team);
      expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('Installed')]);
      const { channel, ts } = ask(team);
      await answered(channel, ts);
      const kept = (await redis.get(`install:{${team}}`)) ?? '';
      expect(kept).not.toBe('');
      expect(kept).not.toContain('xoxb');
    }
    const tokens = new Set(
      slack
        .calls()
        .filter(({ method }) => method.startsWith('chat.'))
        .map(({ team }) => team),
    );
    expect(tokens).toEqual(new Set(teams));

    slack.uninstall(teams[0]);
    await until(async () => (await redis.exists(`install:{${teams[0]}}`)) === 0);
    const calls = bot.gemini.requests.length;
    const { channel, ts } = ask(teams[1]!);
    await answered(channel, ts);
    expect(bot.gemini.requests).toHaveLength(calls + 1);
  });

  it('a code that comes back in another browser installs nothing', async () => {
    const { team } = slack.addWorkspace({ name: 'three', installed: false });
    const begin = await fetch(`${bot.address}/slack/install`, { redirect: 'manual' });
    const state = new URL(begin.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const redirect = new URL(`${bot.address}/slack/oauth_redirect`);
    redirect.searchParams.set('code', slack.oauthCode(team, redirect.href));
    redirect.searchParams.set('state', state);
    const response = await fetch(redirect);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('begin again');
    expect(await redis.exists(`install:{${team}}`)).toBe(0);
  });
});
