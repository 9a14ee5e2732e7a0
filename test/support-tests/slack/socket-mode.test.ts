import { once } from 'node:events';
import type { App } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../support/manual-clock.ts';
import type { SlackOptions } from '../../support/slack/options.ts';
import type { Slack } from '../../support/slack/slack.ts';
import { startSlack } from '../../support/slack/start-slack.ts';
import { until } from '../../support/until.ts';
import { boltOverSocket } from './connect-bolt.ts';
import { rawSocket, socketUrl } from './raw-socket.ts';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function open(options: SlackOptions = {}): Promise<Slack> {
  const slack = await startSlack({ latency: 0, ...options });
  closing.push(() => slack.close());
  return slack;
}

function connect(slack: Slack): App {
  const app = boltOverSocket(slack);
  closing.push(() => app.stop());
  return app;
}

/** An app that notes the texts of the messages it hears. */
async function listener(slack: Slack, heard: string[]): Promise<App> {
  const app = connect(slack);
  app.message(({ event }) => {
    if ('text' in event) heard.push(event.text ?? '');
    return Promise.resolve();
  });
  await app.start();
  return app;
}

const acked = (slack: Slack, ids: readonly string[]): boolean =>
  ids.every((id) => slack.delivery(id).state === 'acked');

describe('the stand-in of Slack, over sockets', () => {
  it('brings a mention as app_mention and as message, with event ids of their own, and sees the acks', async () => {
    const slack = await open();
    const app = connect(slack);
    const seen: { type: string; id: string; ts: string; text: string }[] = [];
    app.event('app_mention', ({ event, body }) => {
      seen.push({ type: event.type, id: body.event_id, ts: event.ts, text: event.text });
      return Promise.resolve();
    });
    app.event('message', ({ event, body }) => {
      seen.push({ type: event.type, id: body.event_id, ts: event.ts, text: 'text' in event ? (event.text ?? '') : '' });
      return Promise.resolve();
    });
    await app.start();
    const { ts, deliveries } = slack.mention({ channel: slack.general, user: slack.ann, text: 'td-17 pairing?' });
    await until(() => seen.length === 2 && acked(slack, deliveries));
    expect(seen.map(({ type }) => type).sort()).toEqual(['app_mention', 'message']);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(2);
    expect(seen.map((one) => one.ts)).toEqual([ts, ts]);
    expect(seen[0]?.text).toBe(`<@${slack.botUser}> td-17 pairing?`);
    expect(slack.delivery(deliveries[0] ?? '').attempts[0]?.ackAfter).toBeLessThan(1_000);
  });

  it('gives the app its own posts, edits and deletions back, and nothing from where it is no member', async () => {
    const slack = await open();
    const app = connect(slack);
    const seen: unknown[] = [];
    app.event('message', ({ event }) => {
      seen.push([event.subtype, 'bot_id' in event ? event.bot_id : null]);
      return Promise.resolve();
    });
    await app.start();
    const { ts = '' } = await app.client.chat.postMessage({ channel: slack.general, text: 'one' });
    await app.client.chat.update({ channel: slack.general, ts, text: 'two' });
    await app.client.chat.delete({ channel: slack.general, ts });
    const { deliveries } = slack.mention({ channel: slack.elsewhere, user: slack.ann, text: 'hear me?' });
    expect(deliveries).toEqual([]);
    await until(() => seen.length === 3);
    expect(seen).toEqual([
      [undefined, slack.botId],
      ['message_changed', null],
      ['message_deleted', null],
    ]);
  });

  it('sends an event again that nobody acks, with the same id and the attempt counted, until it gives up', async () => {
    const slack = await open({ ackTimeout: 30, redeliverAfter: [0, 10] });
    const { received } = await rawSocket(slack);
    const id = slack.message(writing(slack, 'hello')).deliveries[0] ?? '';
    await until(() => slack.delivery(id).state === 'given up');
    expect(slack.delivery(id).attempts.map(({ failure }) => failure)).toEqual(['timeout', 'timeout', 'timeout']);
    const [hello, ...tries] = received;
    expect(hello).toMatchObject({ type: 'hello', num_connections: 1 });
    expect(tries.map((one) => [one.retry_attempt, one.retry_reason])).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
    ]);
    expect(new Set(tries.map(({ payload }) => payload?.event_id)).size).toBe(1);
    expect(new Set(tries.map((one) => one.envelope_id)).size).toBe(3);
  });

  it('stops sending an event again once it is acked, and notes how late an ack came', async () => {
    const slack = await open({ ackTimeout: 100, redeliverAfter: [0, 0] });
    const socket = await rawSocket(slack);
    const id = slack.message(writing(slack, 'hello')).deliveries[0] ?? '';
    await until(() => socket.received.length === 3);
    socket.ack(socket.received[2]?.envelope_id ?? '');
    await until(() => slack.delivery(id).state === 'acked');
    socket.ack(socket.received[1]?.envelope_id ?? '');
    await until(() => slack.delivery(id).attempts[0]?.ackAfter !== null);
    expect(slack.delivery(id).attempts).toMatchObject([{ failure: 'timeout' }, { failure: null }]);
    expect(slack.delivery(id).attempts[0]?.ackAfter).toBeGreaterThanOrEqual(100);
  });

  it('sends what a socket has taken but not acked to another one when the first breaks', async () => {
    const slack = await open();
    const sockets = [await rawSocket(slack), await rawSocket(slack)];
    const id = slack.message(writing(slack, 'hello')).deliveries[0] ?? '';
    await until(() => sockets.some(({ received }) => received.length === 2));
    const taker = slack.delivery(id).attempts[0]?.via;
    slack.dropSocket(Number(taker));
    const other = sockets[2 - Number(taker)]!;
    await until(() => other.received.length === 2);
    other.ack(other.received[1]?.envelope_id ?? '');
    await until(() => slack.delivery(id).state === 'acked');
    expect(slack.delivery(id).attempts).toMatchObject([
      { via: taker, failure: 'socket_closed' },
      { via: 3 - Number(taker), failure: null },
    ]);
  });

  it('lets no more than ten sockets in', async () => {
    const slack = await open();
    for (let count = 0; count < 10; count += 1) await rawSocket(slack);
    const eleventh = await rawSocket(slack);
    expect(eleventh.received).toEqual([{ type: 'disconnect', reason: 'too_many_websockets' }]);
    await eleventh.closed;
    expect(slack.sockets()).toHaveLength(10);
  });

  it('spreads events over several sockets, and brings what a dead socket left to another one', async () => {
    const slack = await open();
    const heard: string[] = [];
    await listener(slack, heard);
    await listener(slack, heard);
    expect(slack.sockets()).toEqual([1, 2]);
    const ids = [0, 1, 2, 3].flatMap((count) => slack.message(writing(slack, `m${count}`)).deliveries);
    await until(() => acked(slack, ids));
    expect(new Set(ids.map((id) => slack.delivery(id).attempts[0]?.via))).toEqual(new Set([1, 2]));
    slack.dropSocket(1);
    const after = slack.message(writing(slack, 'after')).deliveries;
    await until(() => acked(slack, after));
    expect(slack.delivery(after[0] ?? '').attempts.at(-1)?.via).toBe(2);
    expect(heard.toSorted()).toEqual(['after', 'm0', 'm1', 'm2', 'm3']);
  });

  it('asks the app to connect again, and holds events until it has', async () => {
    const slack = await open();
    const heard: string[] = [];
    await listener(slack, heard);
    slack.refresh();
    expect(slack.sockets()).toEqual([]);
    const { deliveries } = slack.message(writing(slack, 'in the gap'));
    await until(() => acked(slack, deliveries));
    expect(slack.socketCount()).toBe(2);
    expect(slack.delivery(deliveries[0] ?? '').attempts).toMatchObject([{ via: 2, failure: null }]);
    expect(heard).toEqual(['in the gap']);
  });

  it('sends an event once more when a test wants the ack to have been lost', async () => {
    const slack = await open();
    const heard: string[] = [];
    await listener(slack, heard);
    const id = slack.message(writing(slack, 'twice')).deliveries[0] ?? '';
    await until(() => acked(slack, [id]));
    slack.redeliver(id);
    await until(() => heard.length === 2);
    expect(heard).toEqual(['twice', 'twice']);
  });

  it('lets no socket in while it refuses them, and none with a ticket that was used', async () => {
    const slack = await open({ holdWithoutSocket: 0, redeliverAfter: [] });
    const url = await socketUrl(slack);
    const first = new WebSocket(url);
    await once(first, 'message');
    expect(slack.sockets()).toEqual([1]);
    const second = new WebSocket(url);
    await once(second, 'error');
    first.close();
    await until(() => slack.sockets().length === 0);
    slack.refuseSockets(true);
    const id = slack.message(writing(slack, 'nobody there')).deliveries[0] ?? '';
    await until(() => slack.delivery(id).state === 'given up');
    expect(slack.delivery(id).attempts).toMatchObject([{ via: null, failure: 'no_socket' }]);
  });

  it('sends an unacked event again at once, after one minute and after five', async () => {
    const clock = createManualClock();
    const slack = await open({ clock, holdWithoutSocket: 0 });
    const start = clock.now();
    const id = slack.message(writing(slack, 'anybody?')).deliveries[0] ?? '';
    while (slack.delivery(id).state === 'under way') await clock.advance(1_000);
    expect(slack.delivery(id).attempts.map(({ at }) => Math.round((at - start) / 1_000))).toEqual([0, 0, 60, 360]);
  });

  it('tells of edits, deletions and reactions of people, and of the files and threads of messages', async () => {
    const slack = await open({ holdWithoutSocket: 0, redeliverAfter: [] });
    const { ts } = slack.message(writing(slack, 'one'));
    slack.message({ ...writing(slack, 'reply'), thread: ts });
    slack.react({ channel: slack.general, ts, user: slack.bob, name: 'thumbsup' });
    slack.edit(slack.general, ts, 'two');
    slack.remove(slack.general, ts);
    expect(slack.deliveries().map(({ payload }) => payload['event'])).toMatchObject([
      { type: 'message', text: 'one', ts, channel: slack.general, channel_type: 'channel' },
      { type: 'message', text: 'reply', thread_ts: ts, parent_user_id: slack.ann },
      { type: 'reaction_added', reaction: 'thumbsup', item: { ts }, item_user: slack.ann },
      { subtype: 'message_changed', message: { text: 'two', ts }, previous_message: { text: 'one' } },
      { subtype: 'message_deleted', deleted_ts: ts },
    ]);
    expect(slack.messages(slack.general)).toEqual([]);
  });

  it('says nothing about what the app has not subscribed to or may not read', async () => {
    const slack = await open({ holdWithoutSocket: 0, redeliverAfter: [] });
    slack.takeScope('app_mentions:read');
    const types = (ids: readonly string[]): string[] => ids.map((id) => slack.delivery(id).type);
    expect(types(slack.mention(writing(slack, 'one')).deliveries)).toEqual(['message']);
    slack.giveScope('app_mentions:read');
    slack.subscribe(['app_mention']);
    expect(types(slack.mention(writing(slack, 'two')).deliveries)).toEqual(['app_mention']);
    expect(types(slack.message(writing(slack, 'three')).deliveries)).toEqual([]);
    slack.subscribe(['team_join']);
    expect(types(slack.emit({ type: 'team_join', user: { id: slack.ann } }))).toEqual(['team_join']);
  });
});

function writing(slack: Slack, text: string): { channel: string; user: string; text: string } {
  return { channel: slack.general, user: slack.ann, text };
}
