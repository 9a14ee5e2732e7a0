import { afterEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../support/manual-clock.ts';
import type { SlackOptions } from '../../support/slack/options.ts';
import type { Slack } from '../../support/slack/slack.ts';
import { startSlack } from '../../support/slack/start-slack.ts';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open(options: SlackOptions = {}): Promise<Slack> {
  const slack = await startSlack({ latency: 0, ...options });
  closing.push(() => slack.close());
  return slack;
}

/** Calls a method so often, one after the other; how many were done, and the Retry-After of the first that was not. */
async function flood(
  slack: Slack,
  method: string,
  args: Record<string, string>,
  times: number,
  token = slack.botToken,
): Promise<{ done: number; retryAfter: number | null }> {
  let done = 0;
  let retryAfter: number | null = null;
  for (let count = 0; count < times; count += 1) {
    const response = await fetch(`${slack.apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(args),
    });
    await response.arrayBuffer();
    if (response.status === 429) retryAfter ??= Number(response.headers.get('retry-after'));
    else done += 1;
  }
  return { done, retryAfter };
}

describe('rates of the stand-in of Slack', () => {
  it.each([
    ['chat.update', 20, 2, 50],
    ['chat.delete', 20, 2, 50],
    ['chat.appendStream', 50, 1, 100],
    ['users.info', 50, 1, 100],
    ['chat.startStream', 10, 3, 20],
    ['chat.stopStream', 10, 3, 20],
  ])('lets %s through %i times at once, then after %i s, %i times a minute', async (method, burst, wait, perMinute) => {
    const clock = createManualClock();
    const slack = await open({ clock });
    expect(await flood(slack, method, {}, burst + 3)).toEqual({ done: burst, retryAfter: wait });
    await clock.advance(wait * 1_000);
    expect((await flood(slack, method, {}, 1)).done).toBe(1);
    await clock.advance(3_600_000);
    await flood(slack, method, {}, burst);
    await clock.advance(6_000);
    expect((await flood(slack, method, {}, burst)).done).toBe(perMinute / 10);
    expect(slack.refusals().length).toBeGreaterThan(0);
  });

  it('counts posts by channel, and each workspace for itself', async () => {
    const slack = await open({ clock: createManualClock() });
    const second = slack.addChannel({ name: 'second' });
    const other = slack.addWorkspace({ name: 'other' });
    const theirs = slack.addChannel({ name: 'theirs', team: other.team });
    const post = (channel: string, token?: string) =>
      flood(slack, 'chat.postMessage', { channel, text: 'x' }, 6, token);
    expect(await post(slack.general)).toEqual({ done: 4, retryAfter: 1 });
    expect(await post(second)).toEqual({ done: 4, retryAfter: 1 });
    expect(await post(theirs, other.botToken)).toEqual({ done: 4, retryAfter: 1 });
    expect(slack.messages(slack.general)).toHaveLength(4);
  });

  it('can be switched off', async () => {
    const slack = await open({ rates: false });
    expect(await flood(slack, 'chat.update', {}, 60)).toEqual({ done: 60, retryAfter: null });
  });

  it('makes every call take its time, and several at once no longer', async () => {
    const slack = await open({ latency: 40 });
    const begun = performance.now();
    await Promise.all(Array.from({ length: 40 }, () => flood(slack, 'auth.test', {}, 1)));
    const took = performance.now() - begun;
    expect(took).toBeGreaterThanOrEqual(39);
    expect(took).toBeLessThan(1_600);
  });
});
