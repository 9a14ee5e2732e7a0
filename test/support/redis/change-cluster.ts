import { Redis } from 'ioredis';
import { freePort } from '../free-port.ts';
import { until } from '../until.ts';
import type { RedisCluster } from './start-cluster.ts';
import { startRedis } from './start-redis.ts';
import type { RedisServer } from './start-redis.ts';

/** The slot that all keys with the tag lie in, and the index of the master that a new Cluster gives it. */
export async function homeOf(tag: string, { masters }: RedisCluster): Promise<{ slot: number; master: number }> {
  return withClients([masters[0]!], async ([client]) => {
    const slot = Number(await client!.call('CLUSTER', 'KEYSLOT', tag));
    return { slot, master: Math.floor((slot * masters.length) / 16_384) };
  });
}

/** Gives a master a replica, which takes its place when it dies; resolves when it is in step. */
export async function addReplica(program: string, { masters }: RedisCluster, master: number): Promise<RedisServer> {
  const busPort = await freePort();
  const replica = await startRedis(program, [
    ...['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1'],
    ...['--cluster-port', String(busPort), '--cluster-node-timeout', '1000', '--repl-ping-replica-period', '1'],
  ]);
  await withClients([masters[master]!, replica], async ([of, own]) => {
    await of!.call('CLUSTER', 'MEET', '127.0.0.1', replica.port, busPort);
    const id = String(await of!.call('CLUSTER', 'MYID'));
    await until(async () => (await own!.cluster('INFO')).includes(`cluster_known_nodes:${masters.length + 1}`));
    await until(() =>
      own!.call('CLUSTER', 'REPLICATE', id).then(
        () => true,
        () => false,
      ),
    );
    await until(async () => (await own!.info('replication')).includes('master_link_status:up'));
  });
  return replica;
}

/** Moves a slot with its keys, as a rebalancing does. https://redis.io/docs/latest/commands/cluster-setslot/ */
export async function moveSlot({ masters }: RedisCluster, slot: number, from: number, to: number): Promise<void> {
  await withClients(masters, async (clients) => {
    const [source, target] = [clients[from]!, clients[to]!];
    const [sourceId, targetId] = [await source.call('CLUSTER', 'MYID'), await target.call('CLUSTER', 'MYID')];
    await target.call('CLUSTER', 'SETSLOT', slot, 'IMPORTING', String(sourceId));
    await source.call('CLUSTER', 'SETSLOT', slot, 'MIGRATING', String(targetId));
    for (;;) {
      const keys = await source.call('CLUSTER', 'GETKEYSINSLOT', slot, 100);
      if (!Array.isArray(keys) || keys.length === 0) break;
      await source.call('MIGRATE', '127.0.0.1', masters[to]!.port, '', 0, 5_000, 'KEYS', ...keys.map(String));
    }
    for (const client of [target, source, ...clients]) {
      await client.call('CLUSTER', 'SETSLOT', slot, 'NODE', String(targetId));
    }
  });
}

async function withClients<T>(
  servers: readonly RedisServer[],
  work: (clients: readonly Redis[]) => Promise<T>,
): Promise<T> {
  const clients = servers.map(({ url }) => new Redis(url));
  try {
    return await work(clients);
  } finally {
    for (const client of clients) client.disconnect();
  }
}
