import { Redis } from 'ioredis';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { HscError } from '../../src/errors.ts';
import { connectRedis } from '../../src/redis/connect-redis.ts';
import type { RedisClient, RedisClientOptions } from '../../src/redis/connect-redis.ts';
import { freePort } from '../support/free-port.ts';
import { startCluster } from '../support/redis/start-cluster.ts';
import { startRedis } from '../support/redis/start-redis.ts';
import type { RedisServer } from '../support/redis/start-redis.ts';
import { until } from '../support/until.ts';

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

function connect(url: string, options: RedisClientOptions = {}): RedisClient {
  const client = connectRedis(url, options);
  cleanUp.push(() => client.close());
  return client;
}

const program = inject('redisServer');

async function start(extra: readonly string[] = []): Promise<RedisServer> {
  const server = await startRedis(program, extra);
  cleanUp.push(() => server.stop());
  return server;
}

async function timed(work: Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work.catch(() => undefined);
  return performance.now() - begin;
}

const ping = (client: RedisClient): Promise<string> => client.run((commands) => commands.ping());
const answers = (client: RedisClient): Promise<boolean> =>
  ping(client).then(
    () => true,
    () => false,
  );

describe('the connection to Redis', () => {
  test('becomes ready, runs commands, and ends in order', async () => {
    const states: string[] = [];
    const client = connect(inject('redisUrl'), { onState: (state) => states.push(state) });
    expect(client.state).toBe('connecting');
    expect(await client.untilReady(5_000)).toBe(true);
    expect(await ping(client)).toBe('PONG');
    await client.close();
    await expect(ping(client)).rejects.toMatchObject({ code: 'redis-unavailable' });
    expect(states[0]).toBe('ready');
  });

  test('fails at once, as an HscError, while nobody listens at the address', async () => {
    const states: [string, string | null][] = [];
    const client = connect(`redis://127.0.0.1:${await freePort()}`, {
      onState: (state, detail) => states.push([state, detail]),
    });
    expect(await client.untilReady(200)).toBe(false);
    for (let n = 0; n < 5; n += 1) expect(await timed(ping(client))).toBeLessThan(100);
    await expect(ping(client)).rejects.toThrow(HscError);
    expect(states).toEqual([['away', expect.stringContaining('ECONNREFUSED')]]);
  });

  test('lets somebody go who leaves', async () => {
    const client = connect(inject('redisUrl'));
    await client.untilReady(5_000);
    const leaving = new AbortController();
    const work = client.run(() => new Promise<never>(() => undefined), leaving.signal);
    leaving.abort(new Error('left'));
    await expect(work).rejects.toThrow('left');
  });

  test('what Redis refuses is an error too, and no reason to stay away', async () => {
    const client = connect(inject('redisUrl'));
    await client.untilReady(5_000);
    for (let n = 0; n < 4; n += 1) {
      await expect(client.run((commands) => commands.eval('return nonsense(', 0))).rejects.toThrow(HscError);
    }
    expect(await ping(client)).toBe('PONG');
    expect(client.state).toBe('ready');
  });
});

describe('the connection to a Redis with faults', () => {
  test('is used again within seconds after Redis was killed and came back', async () => {
    const port = await freePort();
    const first = await start(['--port', String(port)]);
    const client = connect(`redis://127.0.0.1:${port}`);
    expect(await client.untilReady(5_000)).toBe(true);
    process.kill(first.pid, 'SIGKILL');
    await until(() => client.state === 'away');
    expect(await timed(ping(client))).toBeLessThan(100);
    await start(['--port', String(port)]);
    const back = performance.now();
    await until(() => answers(client));
    expect(performance.now() - back).toBeLessThan(5_000);
    expect(client.state).toBe('ready');
  });

  test('costs a frozen Redis two time-outs, then nothing, and is used again soon after', async () => {
    const server = await start();
    const client = connect(server.url);
    await client.untilReady(5_000);
    process.kill(server.pid, 'SIGSTOP');
    const costs: number[] = [];
    for (let n = 0; n < 40; n += 1) costs.push(await timed(ping(client)));
    expect(Math.max(...costs)).toBeLessThan(600);
    expect(costs.filter((cost) => cost > 50)).toHaveLength(2);
    expect(client.state).toBe('away');
    // Longer than the silence after which the connection is thrown away.
    const frozen = performance.now();
    await until(() => performance.now() - frozen > 5_000);
    expect(await timed(ping(client))).toBeLessThan(50);
    process.kill(server.pid, 'SIGCONT');
    const back = performance.now();
    await until(() => answers(client));
    expect(performance.now() - back).toBeLessThan(5_000);
  });

  test('finds its way again when the server has become a replica and a master again', async () => {
    const server = await start();
    const admin = new Redis(server.url);
    cleanUp.push(async () => {
      await admin.quit();
    });
    const client = connect(server.url);
    await client.untilReady(5_000);
    const write = () => client.run((commands) => commands.set('a', '1'));
    await write();
    await admin.replicaof('127.0.0.1', await freePort());
    await expect(write()).rejects.toThrow('READONLY');
    await admin.replicaof('NO', 'ONE');
    await until(() =>
      write().then(
        () => true,
        () => false,
      ),
    );
    expect(client.state).toBe('ready');
  });

  test('with a wrong password stays away without an unhandled error, and never names the password', async () => {
    const server = await start(['--requirepass', 'right-password']);
    const details: (string | null)[] = [];
    const wrong = connect(server.url.replace('//', '//:wrong-password@'), {
      onState: (_state, detail) => details.push(detail),
    });
    expect(await wrong.untilReady(500)).toBe(false);
    expect(details.join()).toContain('WRONGPASS');
    expect(details.join()).not.toContain('wrong-password');
    const right = connect(server.url.replace('//', '//:right-password@'));
    expect(await right.untilReady(5_000)).toBe(true);
  });
});

describe('the connection to a Cluster', () => {
  test('goes on with the masters that live, and with a master that comes back', async () => {
    const cluster = await startCluster(program);
    cleanUp.push(() => cluster.stop());
    const client = connect(cluster.url);
    expect(await client.untilReady(10_000)).toBe(true);
    const set = (key: string) =>
      client
        .run((commands) => commands.set(key, '1'))
        .then(
          () => true,
          () => false,
        );
    const keys = Array.from({ length: 12 }, (_, n) => `key-${n}`);
    expect((await Promise.all(keys.map(set))).every(Boolean)).toBe(true);
    const [frozen] = cluster.masters;
    process.kill(frozen?.pid ?? 0, 'SIGSTOP');
    const costs: number[] = [];
    for (const key of [...keys, ...keys]) costs.push(await timed(set(key)));
    expect(Math.max(...costs)).toBeLessThan(700);
    process.kill(frozen?.pid ?? 0, 'SIGCONT');
    const back = performance.now();
    await until(async () => (await Promise.all(keys.map(set))).every(Boolean));
    expect(performance.now() - back).toBeLessThan(10_000);
  });
});
