import { Cluster } from 'ioredis';
import type { Redis } from 'ioredis';
import type { RedisCommands } from './open-connection.ts';

/** A key, and the server that has it. */
export interface FoundKey {
  readonly node: Redis;
  readonly key: string;
}

/** Every key that begins so, of every master of a Cluster. One may come twice; those that come or go meanwhile may be missing. */
export async function* keysWith(
  commands: RedisCommands,
  prefix: string,
  signal: AbortSignal,
): AsyncGenerator<FoundKey, void, undefined> {
  const pattern = `${prefix.replace(/[*?[\]\\^]/gu, '\\$&')}*`;
  for (const node of commands instanceof Cluster ? commands.nodes('master') : [commands]) {
    let cursor = '0';
    do {
      signal.throwIfAborted();
      const [next, keys] = await node.scan(cursor, 'MATCH', pattern, 'COUNT', 500);
      for (const key of new Set(keys)) yield { node, key };
      cursor = next;
    } while (cursor !== '0');
  }
}
