import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import type { SlackOptions } from '../../support/slack/options.ts';
import { startSlack } from '../../support/slack/start-slack.ts';
import type { Slack } from '../../support/slack/slack.ts';
import { until } from '../../support/until.ts';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function open(options: SlackOptions = {}): Promise<{ slack: Slack; connect: () => Promise<App> }> {
  const slack = await startSlack({ latency: 0, ...options });
  closing.push(() => slack.close());
  const connect = async (): Promise<App> => {
    const receiver = new SocketModeReceiver({
      appToken: slack.appToken,
      clientPingTimeout: 500,
      logLevel: LogLevel.ERROR,
      installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
    });
    const app = new App({
      receiver,
      token: slack.botToken,
      logLevel: LogLevel.ERROR,
      clientOptions: { slackApiUrl: slack.apiUrl },
    });
    closing.push(() => app.stop());
    return app;
  };
  return { slack, connect };
}

describe('the stand-in of Slack, over sockets', () => {
  it('brings a mention as app_mention and as message, with event ids of their own, and sees the acks', async () => {
    const { slack, connect } = await open();
    const app = await connect();
    const seen: { type: string; id: string; ts: string; text: string }[] = [];
    app.event('app_mention', async ({ event, body }) => {
      seen.push({ type: event.type, id: body.event_id, ts: event.ts, text: event.text });
    });
    app.message(async ({ event, body }) => {
      seen.push({ type: event.type, id: body.event_id, ts: event.ts, text: 'text' in event ? (event.text ?? '') : '' });
    });
    await app.start();
    const { ts, deliveries } = slack.mention({ channel: slack.general, user: slack.ann, text: 'td-17 pairing?' });
    await until(() => seen.length === 2);
    expect(seen.map(({ type }) => type).sort()).toEqual(['app_mention', 'message']);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(2);
    expect(seen.map((one) => one.ts)).toEqual([ts, ts]);
    expect(seen[0]?.text).toBe(`<@${slack.botUser}> td-17 pairing?`);
    await until(() => deliveries.every((id) => slack.delivery(id).state === 'acked'));
    expect(slack.delivery(deliveries[0] ?? '').attempts[0]?.ackAfter).toBeLessThan(1_000);
  });
});
