import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { askOf } from '../../support/ask-of.ts';
import { addReplica, homeOf, moveSlot } from '../../support/redis/change-cluster.ts';
import { startCluster } from '../../support/redis/start-cluster.ts';
import { startProxy } from '../../support/redis/start-proxy.ts';
import { startRedis } from '../../support/redis/start-redis.ts';
import type { RedisServer } from '../../support/redis/start-redis.ts';
import { openSharedDesk } from '../../support/shared-desk.ts';
import type { SharedDesk } from '../../support/shared-desk.ts';

const program = inject('redisServer');
const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

async function start(...extra: string[]): Promise<RedisServer> {
  const server = await startRedis(program, extra);
  cleanUp.push(() => server.stop());
  return server;
}

async function openDesk(url: string): Promise<SharedDesk> {
  const desk = await openSharedDesk(url);
  cleanUp.push(() => desk.close());
  return desk;
}

/** Ten people ask at once and get their answers. */
async function expectAnswers(desk: SharedDesk): Promise<void> {
  const asks = Array.from({ length: 10 }, () => askOf([randomUUID()], { person: randomUUID() }));
  expect(await Promise.all(asks.map((ask) => desk.take(ask)))).toEqual(asks.map(() => 'taken'));
  const ids = asks.map(({ question }) => question.id);
  const own = () => desk.attempts.filter(({ id }) => ids.includes(id));
  await expect.poll(() => own().length, { timeout: 5_000 }).toBe(asks.length);
  for (const attempt of own()) attempt.finish();
  const ends = await Promise.all(own().map(({ ended }) => ended));
  expect(ends).toEqual(asks.map(() => 'answered'));
}

/** Both connections are used again within ten seconds, and what is asked then is held for others. */
async function expectRedisAgain(desk: SharedDesk): Promise<void> {
  const back = [desk.redis, desk.queue.redis].map((one) => one.untilReady(10_000));
  expect(await Promise.all(back)).toEqual([true, true]);
  await expect
    .poll(
      async () => {
        const id = randomUUID();
        await desk.take(askOf([id]));
        const attempt = desk.attempts.find((one) => one.id === id);
        const isHeld = await desk.queue.redis
          .run(async (commands) => {
            await expect.poll(() => commands.exists(`{hsc}:asks:${id}`), { timeout: 300 }).toBe(1);
            return true;
          })
          .catch(() => false);
        attempt?.finish();
        return isHeld;
      },
      { timeout: 10_000, interval: 200 },
    )
    .toBe(true);
  await expectAnswers(desk);
}

describe('while Redis', () => {
  it.each([
    ['refuses connections', 'refused', 0],
    ['is frozen', 'frozen', 0],
    ['is slow', 'open', 300],
  ] as const)(
    '%s, questions are answered, and it is used again afterwards',
    async (_name, passage, delay) => {
      const proxy = await startProxy((await start()).port);
      cleanUp.push(() => proxy.close());
      const desk = await openDesk(proxy.url);
      await expectAnswers(desk);
      proxy.set(passage, delay);
      await expectAnswers(desk);
      await expectAnswers(desk);
      proxy.set('open');
      await expectRedisAgain(desk);
      expect(desk.errors).toEqual([]);
    },
    60_000,
  );

  it('answers too late when the process starts, questions are answered, and it is used afterwards', async () => {
    const proxy = await startProxy((await start()).port);
    cleanUp.push(() => proxy.close());
    proxy.set('open', 1_000);
    const desk = await openDesk(proxy.url);
    await expectAnswers(desk);
    proxy.set('open');
    await expectRedisAgain(desk);
  }, 60_000);

  it('breaks its connections again and again, questions are answered', async () => {
    const proxy = await startProxy((await start()).port);
    cleanUp.push(() => proxy.close());
    const desk = await openDesk(proxy.url);
    for (let round = 0; round < 5; round += 1) {
      const answers = expectAnswers(desk);
      proxy.reset();
      await answers;
    }
    await expectRedisAgain(desk);
  }, 60_000);

  it('is a replica that takes no writes, questions are answered', async () => {
    const server = await start();
    const desk = await openDesk(server.url);
    const admin = new Redis(server.url);
    cleanUp.push(() => {
      admin.disconnect();
      return Promise.resolve();
    });
    await admin.call('REPLICAOF', '127.0.0.1', '1');
    await expectAnswers(desk);
    await admin.call('REPLICAOF', 'NO', 'ONE');
    await expectRedisAgain(desk);
  }, 60_000);

  it('dies and its replica takes its address, questions are answered', async () => {
    const [master, replica] = [await start(), await start()];
    const admin = new Redis(replica.url);
    cleanUp.push(() => {
      admin.disconnect();
      return Promise.resolve();
    });
    await admin.call('REPLICAOF', '127.0.0.1', master.port);
    await expect.poll(() => admin.info('replication'), { timeout: 10_000 }).toContain('master_link_status:up');
    const proxy = await startProxy(master.port);
    cleanUp.push(() => proxy.close());
    const desk = await openDesk(proxy.url);
    process.kill(master.pid, 'SIGKILL');
    await expectAnswers(desk);
    await admin.call('REPLICAOF', 'NO', 'ONE');
    proxy.point(replica.port);
    await expectRedisAgain(desk);
  }, 60_000);

  it('comes back empty, running answers end and later ones are held again', async () => {
    const proxy = await startProxy((await start()).port);
    cleanUp.push(() => proxy.close());
    const desk = await openDesk(proxy.url);
    const ask = askOf([randomUUID()]);
    await desk.take(ask);
    await expect.poll(() => desk.attempts[0]?.turn.progress.marks).toEqual({ message: `of ${ask.question.id}` });
    proxy.point((await start()).port);
    await expectRedisAgain(desk);
    expect(desk.attempts[0]!.turn.signal.aborted).toBe(false);
    desk.attempts[0]!.finish();
    expect(await desk.attempts[0]!.ended).toBe('answered');
    expect(desk.attempts.filter(({ id }) => id === ask.question.id)).toHaveLength(1);
  }, 60_000);
});

describe('on a Cluster of three masters', () => {
  it('of which one is killed and its replica promoted, questions are answered and Redis is used again', async () => {
    const cluster = await startCluster(program);
    cleanUp.push(() => cluster.stop());
    const { master } = await homeOf('{hsc}', cluster);
    const replica = await addReplica(program, cluster, master);
    cleanUp.push(() => replica.stop());
    const desk = await openDesk(cluster.url);
    await expectAnswers(desk);
    process.kill(cluster.masters[master]!.pid, 'SIGKILL');
    await expectAnswers(desk);
    const admin = new Redis(replica.url);
    cleanUp.push(() => {
      admin.disconnect();
      return Promise.resolve();
    });
    await expect.poll(() => admin.info('replication'), { timeout: 15_000 }).toContain('role:master');
    await expectRedisAgain(desk);
  }, 90_000);

  it('that moves the slot of the queue to another master, answers go on and Redis is used', async () => {
    const cluster = await startCluster(program);
    cleanUp.push(() => cluster.stop());
    const { slot, master } = await homeOf('{hsc}', cluster);
    const desk = await openDesk(cluster.url);
    await expectAnswers(desk);
    const answers = expectAnswers(desk);
    await moveSlot(cluster, slot, master, (master + 1) % 3);
    await answers;
    await expectRedisAgain(desk);
  }, 90_000);
});
