import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSlackApi } from '../../../adapters/slack/slack-api.ts';
import type { SlackApi } from '../../../adapters/slack/slack-api.ts';
import { SlackError } from '../../../adapters/slack/slack-error.ts';
import type { SlackFailure } from '../../../adapters/slack/slack-error.ts';
import { systemClock } from '../../../src/system-clock.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { startSlack } from '../../support/slack/start-slack.ts';
import type { Slack } from '../../support/slack/slack.ts';
import { run, until } from '../../support/until.ts';

const never = new AbortController().signal;

let slack: Slack;
let api: SlackApi;

beforeEach(async () => {
  slack = await startSlack({ latency: 0 });
  api = openSlackApi({ token: slack.botToken, apiUrl: slack.apiUrl, clock: systemClock });
});

afterEach(async () => {
  await slack.close();
});

const hello = (): Record<string, unknown> => ({ channel: slack.general, text: 'Hello' });

async function failureOf(work: Promise<unknown>): Promise<SlackError> {
  const error: unknown = await work.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SlackError)) throw error;
  return error;
}

test('calls a method with its arguments and gives its reply', async () => {
  const blocks = [{ type: 'section', text: { type: 'plain_text', text: 'Hello <b>' } }];
  expect(await api.edit('chat.postMessage', { ...hello(), blocks }, never)).toMatchObject({ ok: true });
  expect(slack.answers(slack.general)[0]).toMatchObject({ text: 'Hello', blocks });
});

describe('an error is told apart as', () => {
  const cases: readonly [SlackFailure, string][] = [
    ['not-in-channel', 'not_in_channel'],
    ['not-in-channel', 'channel_not_found'],
    ['message-not-found', 'message_not_found'],
    ['stream-state', 'message_not_in_streaming_state'],
    ['stream-state', 'streaming_state_conflict'],
    ['too-long', 'msg_too_long'],
    ['too-long', 'msg_blocks_too_long'],
    ['blocks-refused', 'invalid_blocks'],
    ['invalid-auth', 'token_revoked'],
    ['no-reply', 'internal_error'],
    ['other', 'cant_update_message'],
    ['other', 'constructor'],
  ];
  test.each(cases)('%s: %s', async (kind, error) => {
    slack.fail('chat.update', { error });
    const failure = await failureOf(api.edit('chat.update', {}, never));
    expect(failure).toMatchObject({ kind, error, method: 'chat.update' });
    expect(failure.message).toBe(`Slack chat.update: ${error}`);
  });

  test('no-reply: a connection that ends, a status of theirs, a server that is not there', async () => {
    slack.loseReply('chat.update');
    expect((await failureOf(api.edit('chat.update', {}, never))).kind).toBe('no-reply');
    slack.fail('chat.update', { status: 502 });
    expect((await failureOf(api.edit('chat.update', {}, never))).kind).toBe('no-reply');
    const nowhere = openSlackApi({ token: 'x', apiUrl: 'http://127.0.0.1:9/api/', clock: systemClock });
    expect((await failureOf(nowhere.edit('chat.update', {}, never))).kind).toBe('no-reply');
  });

  test('rate-limited, with the time to wait', async () => {
    slack.fail('chat.update', { status: 429, retryAfter: 7 });
    const failure = await failureOf(api.edit('chat.update', {}, never));
    expect(failure).toMatchObject({ kind: 'rate-limited', retryAfter: 7_000 });
    expect(slack.calls('chat.update')).toHaveLength(1);
  });
});

test('one refused call holds up no other', async () => {
  slack.throttle('chat.update', 30);
  const refused = failureOf(api.edit('chat.update', {}, never));
  await Promise.all(Array.from({ length: 3 }, () => api.edit('chat.postMessage', hello(), never)));
  expect((await refused).kind).toBe('rate-limited');
});

test('the token stands in no error', async () => {
  slack.fail('chat.update', { error: 'invalid_auth' });
  const failure = await failureOf(api.edit('chat.update', {}, never));
  expect(`${failure.message}${failure.stack ?? ''}`).not.toContain(slack.botToken);
});

describe('what must arrive', () => {
  test('waits as long as it is told to, and no longer than a minute in all', async () => {
    const clock = createManualClock();
    const patient = openSlackApi({ token: slack.botToken, apiUrl: slack.apiUrl, clock });
    slack.fail('chat.postMessage', { status: 429, retryAfter: 20 });
    const { elapsed } = await run(clock, patient.final('chat.postMessage', hello(), never));
    expect(elapsed).toBeGreaterThanOrEqual(20_000);
    expect(slack.answers(slack.general)).toHaveLength(1);
    slack.fail('chat.postMessage', { status: 429, retryAfter: 61 });
    const failure = await run(clock, failureOf(patient.final('chat.postMessage', hello(), never)));
    expect(failure.value.kind).toBe('rate-limited');
  });

  test('is tried again after a lost reply only where twice is as good as once', async () => {
    const { ts } = await api.edit('chat.postMessage', hello(), never);
    slack.loseReply('chat.update');
    await api.final('chat.update', { channel: slack.general, ts, text: 'Good evening' }, never);
    expect(slack.calls('chat.update')).toHaveLength(2);
    slack.loseReply('chat.postMessage');
    expect((await failureOf(api.final('chat.postMessage', hello(), never))).kind).toBe('no-reply');
    expect(slack.answers(slack.general)).toHaveLength(2);
  });

  test('is not tried again where it is no use', async () => {
    slack.fail('chat.update', { error: 'message_not_found' });
    expect((await failureOf(api.final('chat.update', {}, never))).kind).toBe('message-not-found');
    expect(slack.calls('chat.update')).toHaveLength(1);
  });
});

test('a call that takes too long is given up', async () => {
  const clock = createManualClock();
  const hurried = openSlackApi({ token: slack.botToken, apiUrl: slack.apiUrl, clock });
  slack.slow('chat.update', 60_000);
  const { value, elapsed } = await run(clock, failureOf(hurried.edit('chat.update', {}, never)));
  expect(value.kind).toBe('no-reply');
  expect(elapsed).toBeLessThan(6_000);
});

test('an abort ends a call, and the wait before the next try, with its reason', async () => {
  const stopped = new AbortController();
  slack.slow('chat.update', 60_000);
  slack.throttle('chat.postMessage', 30);
  const calls = [
    api.edit('chat.update', {}, stopped.signal),
    api.final('chat.postMessage', hello(), stopped.signal),
    api.edit('chat.update', {}, AbortSignal.abort(new Error('stop'))),
  ].map((call) => expect(call).rejects.toThrow('stop'));
  await until(() => slack.calls().length >= 2);
  stopped.abort(new Error('stop'));
  await Promise.all(calls);
});

describe('a response_url', () => {
  test('takes five posts, and no sixth is tried', async () => {
    const responseUrl = slack.slash({ channel: slack.elsewhere, user: slack.ann, text: 'help' }).responseUrl ?? '';
    for (let use = 5; use > 0; use -= 1) {
      expect(api.responsesLeft(responseUrl)).toBe(use);
      await api.respond(responseUrl, { response_type: 'in_channel', text: `Hello ${use}` }, never);
    }
    const failure = await failureOf(api.respond(responseUrl, { text: 'Hello' }, never));
    expect(failure.kind).toBe('response-url-spent');
    expect(slack.calls('response_url')).toHaveLength(5);
    expect(slack.answers(slack.elsewhere)).toHaveLength(5);
  });

  test('that is too old or refuses is told apart from one that does not answer', async () => {
    const responseUrl = slack.slash({ channel: slack.elsewhere, user: slack.ann, text: 'help' }).responseUrl ?? '';
    slack.fail('response_url', { status: 404 });
    expect((await failureOf(api.respond(responseUrl, { text: 'a' }, never))).kind).toBe('response-url-spent');
    slack.fail('response_url', { status: 503 });
    expect((await failureOf(api.respond(responseUrl, { text: 'b' }, never))).kind).toBe('no-reply');
    slack.fail('response_url', { status: 429, retryAfter: 3 });
    expect(await failureOf(api.respond(responseUrl, { text: 'c' }, never))).toMatchObject({ retryAfter: 3_000 });
  });
});
