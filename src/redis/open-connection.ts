import { Cluster, Redis } from 'ioredis';
import type { ClusterOptions, CommonRedisOptions } from 'ioredis';
import type { RedisAddress } from './parse-redis-url.ts';

/** ioredis itself: commands fail at once while there is no connection, and after their time-out when Redis is frozen. */
export type RedisCommands = Redis | Cluster;

/** Starts to connect and goes on doing so until told to end. The caller listens to `error`. */
export function openConnection(address: RedisAddress, commandTimeout: number): RedisCommands {
  const [first] = address.nodes;
  if (address.nodes.length > 1 || first === undefined) return openCluster(address, commandTimeout);
  return new Redis({
    ...sharedOptions(address, commandTimeout),
    ...first,
    db: address.database,
    // Commands don't wait for a connection: the caller does without Redis instead.
    enableOfflineQueue: false,
    // At most 2 s between two tries, so that Redis is used again soon after it is back.
    retryStrategy: backOff,
  });
}

/**
 * A connection for the queue's own library, whose commands may wait for as long as it takes.
 * https://docs.bullmq.io/guide/going-to-production asks for no limit of retries; a time-out would break its blocking reads.
 */
export function openQueueConnection(address: RedisAddress): RedisCommands {
  const [first] = address.nodes;
  const options = { ...accessOf(address), maxRetriesPerRequest: null, connectTimeout: 2_000, reconnectOnError };
  if (address.nodes.length > 1 || first === undefined) {
    return new Cluster([...address.nodes], { ...clusterOptions(address), redisOptions: options });
  }
  return new Redis({ ...options, ...first, db: address.database, retryStrategy: backOff });
}

function sharedOptions(address: RedisAddress, commandTimeout: number) {
  return {
    // A command that was lost with its connection is sent once more, then fails: somebody is waiting for it.
    maxRetriesPerRequest: 1,
    // The only thing that helps against a Redis that takes commands and never replies.
    commandTimeout,
    // A peer that vanished without a word: after this silence the connection is thrown away and made anew.
    socketTimeout: 4_000,
    connectTimeout: 2_000,
    reconnectOnError,
    ...accessOf(address),
  } satisfies CommonRedisOptions & { tls?: object };
}

function accessOf(address: RedisAddress) {
  return {
    connectionName: 'hsc-bot',
    ...(address.username === null ? {} : { username: address.username }),
    ...(address.password === null ? {} : { password: address.password }),
    ...(address.tls ? { tls: {} } : {}),
  } satisfies CommonRedisOptions & { tls?: object };
}

/** A replica that was a master when the connection was made: look for the master again. */
function reconnectOnError(error: Error): boolean {
  return error.message.startsWith('READONLY');
}

function openCluster(address: RedisAddress, commandTimeout: number): Cluster {
  return new Cluster([...address.nodes], {
    ...clusterOptions(address),
    redisOptions: sharedOptions(address, commandTimeout),
    enableOfflineQueue: false,
  });
}

function clusterOptions(address: RedisAddress): ClusterOptions {
  return {
    clusterRetryStrategy: backOff,
    // Without it a master that comes back unchanged is found again only by chance.
    clusterNodeRetryStrategy: backOff,
    // Sixteen, the library's own figure, would take longer than anybody waits.
    maxRedirections: 4,
    slotsRefreshTimeout: 2_000,
    slotsRefreshInterval: 5_000,
    // The certificate names the host, so with TLS the name must not be replaced by its address.
    ...(address.tls ? { dnsLookup: keepName } : {}),
  };
}

function backOff(attempt: number): number {
  return Math.min(50 * 2 ** Math.min(attempt, 6), 2_000);
}

function keepName(host: string, callback: (error: null, address: string) => void): void {
  callback(null, host);
}
