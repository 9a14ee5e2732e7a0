import { Redis } from 'ioredis';
import { freePort } from '../free-port.ts';
import { startRedis, trySeveralTimes } from './start-redis.ts';
import type { RedisServer } from './start-redis.ts';

export interface RedisCluster {
  /** The addresses of all masters, separated by commas. */
  readonly url: string;
  readonly masters: readonly RedisServer[];
  stop(): Promise<void>;
}

const slots = 16_384;

/** Starts a real Cluster of three masters without replicas; resolves when every slot is served. */
export async function startCluster(program: string): Promise<RedisCluster> {
  const nodes = await Promise.all([0, 1, 2].map(() => trySeveralTimes(() => startNode(program))));
  const masters = nodes.map((node) => node.server);
  const clients = masters.map((master) => new Redis(master.url));
  try {
    for (const [index, client] of clients.entries()) {
      const first = Math.ceil((slots * index) / clients.length);
      const last = Math.ceil((slots * (index + 1)) / clients.length) - 1;
      await client.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1);
      await client.call('CLUSTER', 'ADDSLOTSRANGE', first, last);
    }
    for (const node of nodes.slice(1)) {
      await clients[0]?.call('CLUSTER', 'MEET', '127.0.0.1', node.server.port, node.busPort);
    }
    await Promise.all(clients.map((client) => untilServed(client, masters.length)));
  } finally {
    for (const client of clients) client.disconnect();
  }
  return {
    url: masters.map((master) => master.url).join(','),
    masters,
    async stop() {
      await Promise.all(masters.map((master) => master.stop()));
    },
  };
}

async function startNode(program: string): Promise<{ server: RedisServer; busPort: number }> {
  // The port between the nodes is by default 10,000 higher, which is not always a port.
  const busPort = await freePort();
  const server = await startRedis(program, [
    ...['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1'],
    ...['--cluster-port', String(busPort), '--cluster-node-timeout', '1000'],
  ]);
  return { server, busPort };
}

async function untilServed(client: Redis, nodes: number): Promise<void> {
  for (;;) {
    const info = await client.cluster('INFO');
    if (info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${nodes}`)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
