import { setTimeout } from 'node:timers/promises';
import { addReplica, homeOf, moveSlot } from '../../test/support/redis/change-cluster.ts';
import { startCluster } from '../../test/support/redis/start-cluster.ts';
import { untilReplication } from './ask-redis.ts';
import type { RedisFault, RedisStage } from './redis-fault.ts';

/** All keys of the queue lie in the slot of this tag: what happens there is felt by every question. */
const queue = '{hsc}';
/** How long people have been asking when the slot is moved, so that it holds what is being answered. Milliseconds. */
const inTheMiddle = 1_000;

/** What may happen to a Cluster of three masters. */
export const faultsOfCluster: readonly RedisFault[] = [
  { name: 'Cluster, a master killed', within: 5_000, open: openKilled },
  { name: 'Cluster, a slot moved', within: 5_000, open: openMoved },
];

/** The master that has the queue is killed; the others promote its replica. */
async function openKilled(program: string): Promise<RedisStage> {
  const cluster = await startCluster(program);
  const { master } = await homeOf(queue, cluster);
  const replica = await addReplica(program, cluster, master);
  return {
    url: cluster.url,
    async happen() {
      await cluster.masters[master]?.stop();
    },
    follow: () => untilReplication(replica, 'role:master'),
    async close() {
      await cluster.stop();
      await replica.stop();
    },
  };
}

/** The slot of the queue goes to another master with all it holds; who asks the old one is answered with MOVED. */
async function openMoved(program: string): Promise<RedisStage> {
  const cluster = await startCluster(program);
  const { slot, master } = await homeOf(queue, cluster);
  return {
    url: cluster.url,
    happen: () => Promise.resolve(),
    async follow() {
      await setTimeout(inTheMiddle);
      await moveSlot(cluster, slot, master, (master + 1) % cluster.masters.length);
    },
    close: () => cluster.stop(),
  };
}
