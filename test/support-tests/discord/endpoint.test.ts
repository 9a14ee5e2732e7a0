import { createPublicKey, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Discord } from '../../support/discord/discord.ts';
import { startDiscord } from '../../support/discord/start-discord.ts';
import { until } from '../../support/until.ts';
import { callback, registerHsc } from './call-api.ts';

let discord: Discord;
let server: Server;
let reply: object | null;
let checks: boolean;

beforeEach(async () => {
  discord = await startDiscord({ latency: 0 });
  await registerHsc(discord);
  [reply, checks] = [{ type: 5 }, true];
  server = createServer((request, response) => {
    void readText(request).then((body) => {
      if (checks && !isSigned(request.headers, body)) response.writeHead(401).end();
      else if ((JSON.parse(body) as { type: number }).type === 1) response.end(JSON.stringify({ type: 1 }));
      else if (reply === null) response.writeHead(202).end();
      else response.end(JSON.stringify(reply));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await discord.close();
});

function isSigned(headers: NodeJS.Dict<string | string[]>, body: string): boolean {
  const raw = Buffer.from(discord.publicKey, 'hex');
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const signature = Buffer.from(String(headers['x-signature-ed25519']), 'hex');
  return verify(null, Buffer.from(String(headers['x-signature-timestamp']) + body), key, signature);
}

const url = (): string => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
};
const ask = (): string => discord.slash({ channel: discord.general, user: discord.ann, options: { question: 'how?' } });

describe('interactions over HTTP', () => {
  it('begin with an endpoint that answers a ping and refuses a wrong signature', async () => {
    expect(await discord.verifyEndpoint(url())).toBe(true);
    checks = false;
    expect(await discord.verifyEndpoint(url())).toBe(false);
  });

  it('are signed, and acked by what comes back', async () => {
    discord.deliverTo(url());
    const id = ask();
    await until(() => discord.interaction(id).callback === 5);
    expect(discord.messages(discord.general)[0]).toMatchObject({ flags: 128 });
  });

  it('can be acked by the callback in place of that', async () => {
    reply = null;
    discord.deliverTo(url());
    const id = ask();
    expect((await callback(discord, id, 5)).status).toBe(204);
  });

  it('with an answer that is not well made are noted', async () => {
    reply = { type: 4, data: { content: 'x'.repeat(2_001) } };
    discord.deliverTo(url());
    ask();
    await until(() => discord.violations().length > 0);
    expect(discord.violations()).toMatchObject([{ route: 'endpoint', code: 50035 }]);
  });
});
