import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { unlessAway } from '../../redis/unless-away.ts';
import type { RedisClient } from '../../redis/connect-redis.ts';
import { fromBytes, toBytes } from './vectors.ts';
import type { Vectors } from './vectors.ts';

/** A number of passages that are embedded at once. */
export interface Batch {
  /** Of the model, the manual and these very texts: another cut of the same manual is another batch. */
  readonly key: string;
  readonly texts: readonly string[];
}

/** Vectors that were made before, so that they are made once for all processes and not again after a crash. */
export interface VectorStore {
  /** Null when there are none, and while Redis is away. */
  read(batch: Batch): Promise<Vectors | null>;
  write(batch: Batch, vectors: Vectors): Promise<void>;
  /** Whether this process may make the vectors of this manual now: one at a time does. */
  claim(sha256: string, milliseconds: number): Promise<boolean>;
  /** Keeps the claim for so much longer. */
  extend(sha256: string, milliseconds: number): Promise<void>;
  unclaim(sha256: string): Promise<void>;
}

const KEPT = 30 * 24 * 60 * 60 * 1_000;
/** Without Redis; bytes. */
const IN_MEMORY = 32_000_000;

/** The batches of a manual, in order. */
export function batchesOf(sha256: string, model: string, texts: readonly string[], size: number): readonly Batch[] {
  return Array.from({ length: Math.ceil(texts.length / size) }, (_, place) => {
    const part = texts.slice(place * size, (place + 1) * size);
    const digest = createHash('sha256').update(JSON.stringify(part)).digest('hex').slice(0, 16);
    return { key: `embedding:{${sha256.slice(0, 32)}}:${model}:${place}:${digest}`, texts: part };
  });
}

/** In Redis for 30 days, about 77 kB for 100 passages; in the memory of this process without it. */
export function createVectorStore(redis: RedisClient | null): VectorStore {
  const memory = new LRUCache<string, Buffer>({ maxSize: IN_MEMORY, sizeCalculation: (bytes) => bytes.length });
  const leaseKey = (sha256: string): string => `embedding_lease:{${sha256.slice(0, 32)}}`;
  return {
    async read({ key, texts }) {
      const bytes =
        redis === null
          ? memory.get(key)
          : await unlessAway(null, () => redis.run((commands) => commands.getBuffer(key)));
      return bytes == null ? null : fromBytes(bytes, texts.length);
    },
    async write({ key }, vectors) {
      const bytes = toBytes(vectors);
      if (redis === null) memory.set(key, bytes);
      else await unlessAway(null, () => redis.run((commands) => commands.set(key, bytes, 'PX', KEPT)));
    },
    async claim(sha256, milliseconds) {
      if (redis === null) return true;
      return await unlessAway(false, async () => {
        const reply = await redis.run((commands) => commands.set(leaseKey(sha256), '1', 'PX', milliseconds, 'NX'));
        return reply === 'OK';
      });
    },
    async extend(sha256, milliseconds) {
      if (redis === null) return;
      await unlessAway(0, () => redis.run((commands) => commands.pexpire(leaseKey(sha256), milliseconds)));
    },
    async unclaim(sha256) {
      if (redis !== null) await unlessAway(0, () => redis.run((commands) => commands.del(leaseKey(sha256))));
    },
  };
}
