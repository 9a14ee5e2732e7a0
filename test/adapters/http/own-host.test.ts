import { request } from 'node:http';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { isOwnHost } from '../../../adapters/http/own-host.ts';
import { startPlayground } from '../../support/browser/playground-server.ts';
import { ended, events, opening, scriptedEngine, text } from '../../support/browser/scripted-engine.ts';

type Server = Awaited<ReturnType<typeof startPlayground>>;
const servers: Server[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

const engine = () => scriptedEngine(() => events(...opening, text('Hold it.'), ended));

/** The port of a playground that listens on `host`. */
async function listen(host: string): Promise<number> {
  const server = await startPlayground(engine(), {}, host);
  servers.push(server);
  return Number(new URL(server.origin).port);
}

/** The status of a request over real HTTP that names `host`, as a browser would whose name for this server that is. */
async function status(port: number, host: string, path = '/', method = 'GET'): Promise<number> {
  const headers = {
    host,
    'content-type': 'application/json',
    'sec-fetch-site': 'same-origin',
    origin: `http://${host}`,
  };
  const asking = request({ host: '127.0.0.1', port, path, method, headers });
  asking.end(method === 'POST' ? JSON.stringify({ question: 'rm-5 how?' }) : '');
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}

describe('a playground on the loopback address', () => {
  it.each([
    ['/', 'GET'],
    ['/products', 'GET'],
    ['/manuals/lindholm-rm-5', 'GET'],
    ['/ask', 'POST'],
  ])('gives %s to its own names and to no site that leads there', async (path, method) => {
    const port = await listen('127.0.0.1');
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, 'LocalHost', 'localhost:9999'])
      expect(await status(port, host, path, method)).toBe(200);
    for (const host of [`evil.example:${port}`, 'evil.example', `localhost.evil.example:${port}`, '10.0.0.1'])
      expect(await status(port, host, path, method)).toBe(403);
  });
});

describe('a playground on all addresses', () => {
  it('answers by whatever name it is known', async () => {
    const port = await listen('0.0.0.0');
    expect(await status(port, 'bot.example')).toBe(200);
    expect(await status(port, 'bot.example', '/ask', 'POST')).toBe(200);
  });
});

it.each([
  [['127.0.0.1', '::1'], 'localhost:3000', true],
  [['127.0.0.1'], '127.9.9.9', true],
  [['127.0.0.1'], '[::ffff:127.0.0.1]:80', true],
  [['127.0.0.1'], '[::1', false],
  [['127.0.0.1'], 'localhost:3000:3000', false],
  [['127.0.0.1'], '', false],
  [['127.0.0.1'], undefined, false],
  [['127.0.0.1', '192.0.2.7'], 'bot.example', true],
  [['::'], 'bot.example', true],
  [[], 'bot.example', true],
])('of a server on %j, %s names it: %s', (listening, host, expected) => {
  expect(isOwnHost(listening, host)).toBe(expected);
});
