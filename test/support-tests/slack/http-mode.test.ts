import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { once } from 'node:events';
import { text as readText } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, describe } from 'vitest';
import { freePort } from '../../support/free-port.ts';
import type { Slack } from '../../support/slack/slack.ts';
import type { SlackOptions } from '../../support/slack/options.ts';
import { startSlack } from '../../support/slack/start-slack.ts';
import { until } from '../../support/until.ts';
import { boltOverHttp } from './connect-bolt.ts';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function open(options: SlackOptions = {}): Promise<Slack> {
  const slack = await startSlack({ latency: 0, ...options });
  closing.push(() => slack.close());
  return slack;
}

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that answers each request with the next status, the last one for good. */
async function answering(received: Received[], statuses: number[], headers = {}): Promise<string> {
  const server: Server = createServer((request, response) => {
    void readText(request).then((body) => {
      received.push({ headers: request.headers, body });
      const status = statuses.length > 1 ? (statuses.shift() ?? 200) : (statuses[0] ?? 200);
      response.writeHead(status, headers).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('the stand-in of Slack, over HTTP', () => {
  it('brings signed events, commands and the challenge to the real Bolt', async () => {
    const slack = await open();
    const { app, url } = await boltOverHttp(slack, await freePort());
    closing.push(() => app.stop());
    const heard: string[] = [];
    app.event('app_mention', ({ event }) => {
      heard.push(event.text);
      return Promise.resolve();
    });
    app.command('/hsc', async ({ ack, command }) => {
      heard.push(command.text);
      await ack('One moment.');
    });
    expect(await slack.verifyUrl(url)).toBe(true);
    slack.deliverTo(url);
    const { deliveries } = slack.mention({ channel: slack.general, user: slack.ann, text: 'hi' });
    const { delivery } = slack.slash({ channel: slack.elsewhere, user: slack.ann, text: 'help & more' });
    await until(() => [...deliveries, delivery].every((id) => slack.delivery(id).state === 'acked'));
    expect(heard.toSorted()).toEqual([`<@${slack.botUser}> hi`, 'help & more'].toSorted());
    expect(slack.delivery(delivery).attempts[0]).toMatchObject({ via: url, failure: null });
    expect(slack.messages(slack.elsewhere, undefined, slack.ann)).toMatchObject([{ text: 'One moment.', via: 'ack' }]);
    expect(slack.messages(slack.elsewhere, undefined, slack.bob)).toEqual([]);
  });

  it('signs what it sends', async () => {
    const slack = await open();
    const received: Received[] = [];
    slack.deliverTo(await answering(received, [200]));
    slack.message({ channel: slack.general, user: slack.ann, text: 'hi' });
    await until(() => received.length === 1);
    const { headers, body } = received[0]!;
    const seconds = String(headers['x-slack-request-timestamp']);
    const hash = createHmac('sha256', slack.signingSecret).update(`v0:${seconds}:${body}`).digest('hex');
    expect(headers['x-slack-signature']).toBe(`v0=${hash}`);
    expect(JSON.parse(body)).toMatchObject({ type: 'event_callback', event: { type: 'message', text: 'hi' } });
  });

  it('sends an event again after an error, and says which time it is and why', async () => {
    const slack = await open({ redeliverAfter: [0, 10, 10] });
    const received: Received[] = [];
    slack.deliverTo(await answering(received, [500, 503, 200]));
    const id = slack.message({ channel: slack.general, user: slack.ann, text: 'hi' }).deliveries[0] ?? '';
    await until(() => slack.delivery(id).state === 'acked');
    expect(received.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']])).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
    ]);
    expect(new Set(received.map(({ body }) => (JSON.parse(body) as { event_id: string }).event_id)).size).toBe(1);
  });

  it('sends no command again, and no event that the app wants no more of', async () => {
    const slack = await open({ redeliverAfter: [0] });
    const received: Received[] = [];
    slack.deliverTo(await answering(received, [500], { 'x-slack-no-retry': '1' }));
    const { delivery } = slack.slash({ channel: slack.general, user: slack.ann, text: 'help' });
    const event = slack.message({ channel: slack.general, user: slack.ann, text: 'hi' }).deliveries[0] ?? '';
    await until(() => [delivery, event].every((id) => slack.delivery(id).state === 'given up'));
    expect(received).toHaveLength(2);
  });

  it('counts an answer that takes too long as a time-out', async () => {
    const slack = await open({ ackTimeout: 50, redeliverAfter: [] });
    const server = createServer(() => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    });
    slack.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const id = slack.message({ channel: slack.general, user: slack.ann, text: 'hi' }).deliveries[0] ?? '';
    await until(() => slack.delivery(id).state === 'given up');
    expect(slack.delivery(id).attempts).toMatchObject([{ failure: 'timeout', ackAfter: null }]);
    expect(slack.acks()).toMatchObject([{ id, type: 'message', state: 'given up', attempts: 1, ackAfter: null }]);
  });
});
