import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mountInteractions } from '../../../../adapters/discord/http/mount-interactions.ts';
import { createServer } from '../../../../adapters/http/create-server.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const hex = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
const taken: unknown[] = [];
let app: ReturnType<typeof createServer>;
let isOpen = true;

beforeEach(() => {
  taken.length = 0;
  isOpen = true;
  app = createServer();
  mountInteractions(app, {
    publicKey: hex,
    isOpen: () => isOpen,
    onError: () => undefined,
    async take(data, respond) {
      taken.push(data);
      if (typeof data === 'object' && data !== null && 'broken' in data) throw new Error('broken');
      await respond({ type: 5 });
    },
  });
});
afterEach(() => app.close());

const at = '1700000000';

function headersFor(text: string, key = privateKey) {
  return {
    'content-type': 'application/json',
    'x-signature-ed25519': sign(null, Buffer.from(text), key).toString('hex'),
    'x-signature-timestamp': at,
  };
}

async function send(body: string, { key = privateKey, signed = at + body } = {}) {
  const headers = headersFor(signed, key);
  return await app.inject({ method: 'POST', url: '/discord/interactions', headers, payload: body });
}

/** An interaction of so many bytes. */
function sized(bytes: number): string {
  const bare = JSON.stringify({ type: 2, text: '' });
  return JSON.stringify({ type: 2, text: 'x'.repeat(bytes - bare.length) });
}

/** The status of the answer to a request that comes over the wire. */
async function statusOf(address: string, body: string, headers: Readonly<Record<string, string>>) {
  const sent = request(`${address}/discord/interactions`, { method: 'POST', headers });
  // The server may close before all of it is written.
  sent.on('error', () => undefined);
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

it('answers a ping with a pong', async () => {
  const reply = await send('{"type":1}');
  expect([reply.statusCode, reply.json()]).toEqual([200, { type: 1 }]);
  expect(taken).toEqual([]);
});

it('hands on what is signed, and gives the first answer back', async () => {
  const reply = await send('{"type":2,"data":{"name":"hsc — ß"}}');
  expect([reply.statusCode, reply.json()]).toEqual([200, { type: 5 }]);
  expect(taken).toEqual([{ type: 2, data: { name: 'hsc — ß' } }]);
});

it.each([
  ['another key', { key: generateKeyPairSync('ed25519').privateKey }],
  ['another body', { signed: '1700000000{"type":1}' }],
  ['another time', { signed: '1700000001{"type":2}' }],
])('refuses what is signed for %s', async (_what, options) => {
  const reply = await send('{"type":2}', options);
  expect(reply.statusCode).toBe(401);
  expect(taken).toEqual([]);
});

it('refuses what is not signed at all', async () => {
  const reply = await app.inject({ method: 'POST', url: '/discord/interactions', payload: { type: 1 } });
  expect(reply.statusCode).toBe(401);
});

it.each([
  ['said in its header', { 'content-length': String(256 * 1024 + 1) }],
  ['sent in pieces', { 'transfer-encoding': 'chunked' }],
])('refuses a body of more than 256 KB, %s, though it is signed, and takes nothing of it', async (_what, length) => {
  const largest = sized(256 * 1024);
  expect((await send(largest)).statusCode).toBe(200);
  expect(taken).toHaveLength(1);
  const body = sized(256 * 1024 + 1);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  expect(await statusOf(address, body, { ...headersFor(at + body), ...length })).toBe(413);
  expect(taken).toHaveLength(1);
});

it('says so when it can make nothing of a request, or ends', async () => {
  expect((await send('{"type":2,"broken":true}')).statusCode).toBe(400);
  isOpen = false;
  expect((await send('{"type":2}')).statusCode).toBe(503);
});
