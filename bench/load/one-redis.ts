import { setTimeout } from 'node:timers/promises';
import { startProxy } from '../../test/support/redis/start-proxy.ts';
import type { RedisProxy } from '../../test/support/redis/start-proxy.ts';
import { startRedis } from '../../test/support/redis/start-redis.ts';
import { askRedis, untilReplication } from './ask-redis.ts';
import type { RedisFault, RedisStage } from './redis-fault.ts';

/** How long nobody answers at the address of a Redis that has died. Milliseconds. */
const absence = 2_000;
const lasts = () => Promise.resolve();

/** What may happen to the one Redis that there is. */
export const faultsOfOne: readonly RedisFault[] = [
  onTheWay('refused', (proxy) => {
    proxy.set('refused');
  }),
  onTheWay('frozen', (proxy) => {
    proxy.set('frozen');
  }),
  onTheWay('slow', (proxy) => {
    proxy.set('open', 100);
  }),
  onTheWay('reset', (proxy) => {
    proxy.reset();
  }),
  { name: 'read-only', within: 0, open: openReadOnly },
  { name: 'failover', within: 5_000, open: openFailover },
];

/** A fault of the way to it, which lasts. */
function onTheWay(name: string, spoil: (proxy: RedisProxy) => void): RedisFault {
  return {
    ...{ name, within: 0 },
    async open(program) {
      const server = await startRedis(program);
      const proxy = await startProxy(server.port);
      return {
        url: proxy.url,
        happen() {
          spoil(proxy);
          return Promise.resolve();
        },
        follow: lasts,
        async close() {
          await proxy.close();
          await server.stop();
        },
      };
    },
  };
}

/** It becomes the replica of one that is away: what it has can be read, and every write is answered with READONLY. */
async function openReadOnly(program: string): Promise<RedisStage> {
  const server = await startRedis(program);
  return {
    url: server.url,
    async happen() {
      await askRedis(server, 'REPLICAOF', '127.0.0.1', '1');
    },
    follow: lasts,
    close: () => server.stop(),
  };
}

/** It is killed; a while later its replica takes its place and its address. */
async function openFailover(program: string): Promise<RedisStage> {
  const [master, replica] = [await startRedis(program), await startRedis(program)];
  await askRedis(replica, 'REPLICAOF', '127.0.0.1', String(master.port));
  await untilReplication(replica, 'master_link_status:up');
  const proxy = await startProxy(master.port);
  return {
    url: proxy.url,
    happen: () => master.stop(),
    async follow() {
      await setTimeout(absence);
      await askRedis(replica, 'REPLICAOF', 'NO', 'ONE');
      proxy.point(replica.port);
    },
    async close() {
      await proxy.close();
      await Promise.all([master.stop(), replica.stop()]);
    },
  };
}
