import { App } from '@slack/bolt';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { boltLogger } from '../../../../adapters/slack/bolt-logger.ts';
import { createSockets } from '../../../../adapters/slack/socket/create-sockets.ts';
import type { Sockets } from '../../../../adapters/slack/socket/create-sockets.ts';
import { createLog } from '../../../../src/insight/log.ts';
import { systemClock } from '../../../../src/system-clock.ts';
import { startSlack } from '../../../support/slack/start-slack.ts';
import type { Slack } from '../../../support/slack/slack.ts';
import { until } from '../../../support/until.ts';

let slack: Slack;
let sockets: Sockets;
let states: string[];

beforeEach(async () => {
  slack = await startSlack({ latency: 0 });
  states = [];
});
afterEach(async () => {
  await sockets.stop();
  await slack.close();
});

function open(): Sockets {
  const logger = boltLogger(createLog('silent', [], () => undefined));
  sockets = createSockets({
    appToken: slack.appToken,
    apiUrl: slack.apiUrl,
    logger,
    clock: systemClock,
    onState: (state) => states.push(state),
  });
  sockets.init(new App({ receiver: sockets, authorize: () => Promise.resolve({}), logger, ignoreSelf: false }));
  return sockets;
}

it('stop resolves when the socket has closed, and none is opened afterwards', async () => {
  await open().start();
  expect(slack.sockets()).toHaveLength(1);
  await sockets.stop();
  expect(slack.sockets()).toEqual([]);
  expect(sockets.state).toBe('degraded');
  expect(slack.socketCount()).toBe(1);
});

it('a start without a way in resolves all the same, and goes on trying', async () => {
  slack.fail('apps.connections.open', { error: 'internal_error' }, 2);
  await open().start();
  expect(sockets.state).toBe('degraded');
  await until(() => sockets.state === 'up');
  expect(states).toEqual(['up']);
});

it('a token that is taken back while it runs ends nothing, and is tried slower and slower', async () => {
  await open().start();
  slack.fail('apps.connections.open', { error: 'invalid_auth' }, 3);
  slack.dropSocket();
  await until(() => states.includes('degraded'));
  const calls = slack.calls('apps.connections.open').length;
  await until(() => sockets.state === 'up');
  const times = slack
    .calls('apps.connections.open')
    .slice(calls - 1)
    .map(({ at }) => at);
  const pauses = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(pauses.some((pause) => pause >= 100)).toBe(true);
});

it('a refresh opens the next socket, and the old one closes', async () => {
  await open().start();
  slack.refresh();
  await until(() => slack.socketCount() === 2 && slack.sockets().length === 1 && sockets.state === 'up');
  expect(states).toEqual(['up', 'degraded', 'up']);
});
