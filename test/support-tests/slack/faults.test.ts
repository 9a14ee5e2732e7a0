import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import type { Slack } from '../../support/slack/slack.ts';
import { startSlack } from '../../support/slack/start-slack.ts';
import { silence } from './silence.ts';
import { refusal, webClient, type WebClient } from './web-client.ts';

let clock: ManualClock;
let slack: Slack;

beforeEach(async () => {
  clock = createManualClock();
  slack = await startSlack({ latency: 0, clock });
});

afterEach(async () => {
  await slack.close();
});

const post = (client: WebClient): Promise<unknown> => client.chat.postMessage({ channel: slack.general, text: 'x' });

describe('faults of the stand-in of Slack', () => {
  it('fails a method so often as it was told', async () => {
    const client = webClient(slack);
    slack.fail('chat.postMessage', { error: 'internal_error' }, 2);
    slack.fail('chat.postMessage', { status: 503 });
    expect(await refusal(post(client))).toBe('internal_error');
    expect(await refusal(post(client))).toBe('internal_error');
    await expect(post(client)).rejects.toMatchObject({ statusCode: 503 });
    expect(await refusal(post(client))).toBeNull();
    expect(slack.calls('chat.postMessage').map(({ status, error }) => [status, error])).toEqual([
      [200, 'internal_error'],
      [200, 'internal_error'],
      [503, 'internal_error'],
      [200, null],
    ]);
    expect(slack.messages(slack.general)).toHaveLength(1);
  });

  it('does the work but loses the reply, so that a client that tries again posts twice', async () => {
    slack.loseReply('chat.postMessage');
    const client = new webApi.WebClient(slack.botToken, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 1, minTimeout: 1, maxTimeout: 1 },
      logger: silence,
    });
    await post(client);
    expect(slack.messages(slack.general)).toHaveLength(2);
    expect(slack.calls('chat.postMessage').map(({ replyLost }) => replyLost)).toEqual([true, false]);
  });

  it('answers everything with 429 for a while, with what is left of it', async () => {
    slack.throttle('chat.postMessage', 5);
    const limited = (): Promise<unknown> => post(webClient(slack));
    await expect(limited()).rejects.toMatchObject({ retryAfter: 5 });
    await clock.advance(3_500);
    await expect(limited()).rejects.toMatchObject({ retryAfter: 2 });
    expect(await refusal(webClient(slack).auth.test())).toBeNull();
    await clock.advance(1_500);
    await limited();
    expect(slack.refusals()).toHaveLength(2);
  });

  it('is slow when told to be', async () => {
    slack.slow('chat.postMessage', 1_000);
    const posting = post(webClient(slack));
    while (clock.sleeping === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(slack.messages(slack.general)).toEqual([]);
    expect(slack.calls('chat.postMessage')[0]?.endedAt).toBeNull();
    await clock.advance(1_000);
    await posting;
    expect(slack.messages(slack.general)).toHaveLength(1);
  });

  it('answers posts to a response_url with errors as well, and no more after thirty minutes', async () => {
    const { responseUrl } = slack.slash({ channel: slack.elsewhere, user: slack.ann, text: 'help' });
    const respond = async (): Promise<number | string> => {
      try {
        return (await fetch(responseUrl ?? '', { method: 'POST', body: JSON.stringify({ text: 'x' }) })).status;
      } catch {
        return 'no reply';
      }
    };
    slack.fail('response_url', { status: 500 });
    slack.loseReply('response_url', 2);
    expect([await respond(), await respond(), await respond(), await respond()]).toEqual([
      500,
      'no reply',
      'no reply',
      200,
    ]);
    expect(slack.messages(slack.elsewhere, undefined, slack.ann)).toHaveLength(3);
    await clock.advance(1_800_001);
    expect(await respond()).toBe(404);
    expect(slack.calls('response_url').at(-1)?.error).toBe('expired_url');
  });

  it('forgets its faults when healed', async () => {
    slack.fail('*', { error: 'fatal_error' }, 9);
    slack.throttle('*', 60);
    slack.heal();
    expect(await refusal(post(webClient(slack)))).toBeNull();
  });
});
