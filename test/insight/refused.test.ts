import { Redis } from 'ioredis';
import { expect, inject, it } from 'vitest';
import { refusedBy } from '../../src/insight/refused.ts';
import { startRedis } from '../support/redis/start-redis.ts';

it.each([
  ['CERT_HAS_EXPIRED: certificate has expired', 'certificate'],
  ['self-signed certificate in certificate chain', 'certificate'],
  ["Hostname/IP does not match certificate's altnames: Host: a", 'certificate'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
  ['WRONGPASS invalid username-password pair or user is disabled.', 'token'],
  ['connect ECONNREFUSED 127.0.0.1:6379', null],
  ['socket hang up', null],
  ['ERR_SSL_WRONG_VERSION_NUMBER', null],
  ['', null],
])('%j is %s', (detail, what) => {
  expect(refusedBy(detail)).toBe(what);
});

it('knows what a real Redis says of a wrong password', async () => {
  const server = await startRedis(inject('redisServer'), ['--requirepass', 'right']);
  const client = new Redis(server.url, { password: 'wrong', lazyConnect: true, retryStrategy: null });
  const errors: Error[] = [];
  client.on('error', (error: Error) => errors.push(error));
  await client.connect().catch((error: unknown) => errors.push(error instanceof Error ? error : new Error('?')));
  await client.ping().catch((error: unknown) => errors.push(error instanceof Error ? error : new Error('?')));
  client.disconnect();
  await server.stop();
  expect(errors.map(({ message }) => refusedBy(message))).toContain('token');
});
