import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { RedisClient } from '../../redis/connect-redis.ts';
import type { Manual } from '../manual.ts';
import type { Lease, TextCache } from '../text-cache.ts';
import { keptFor } from '../text-cache.ts';
import { fromRecord, toRecord } from './manual-record.ts';
import { redisKeys } from './redis-keys.ts';

// Somebody whose lease has run out must not end the lease of the next one, so the token is compared where it is kept.
const releaseScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

// A lease that was lost (a restarted Redis forgets) is taken again unless somebody else was quicker.
const renewScript = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;

/**
 * Keeps manuals in Redis, one or a Cluster: `doc_text:{id}`, readable with `redis-cli GET`, and `doc_meta:{id}` beside
 * it, written together and read together.
 */
export function createRedisTextCache(redis: RedisClient, clock: Clock): TextCache {
  return {
    tier: 'redis',

    async read(documentId, signal) {
      const keys = redisKeys(documentId);
      const [text, meta] = await redis.run((commands) => commands.mgetBuffer(keys.text, keys.meta), signal);
      if (text == null || meta == null) return null;
      return fromRecord(documentId, { text, meta: meta.toString() });
    },

    async write(manual: Manual, signal) {
      const left = Math.ceil(manual.fetchedAt + keptFor - clock.now());
      if (left <= 0) return;
      const keys = redisKeys(manual.documentId);
      const { text, meta } = await toRecord(manual);
      await redis.run(async (commands) => {
        const replies = await commands.multi().set(keys.text, text, 'PX', left).set(keys.meta, meta, 'PX', left).exec();
        const failure = replies?.find(([error]) => error !== null)?.[0];
        if (failure != null) throw failure;
      }, signal);
    },

    async lease(documentId, milliseconds, signal) {
      const key = redisKeys(documentId).lease;
      const token = randomUUID();
      const reply = await redis.run((commands) => commands.set(key, token, 'PX', milliseconds, 'NX'), signal);
      return reply === 'OK' ? heldLease(redis, key, token) : notHeld;
    },
  };
}

const notHeld: Lease = { held: false, renew: () => Promise.resolve(false), release: () => Promise.resolve() };

function heldLease(redis: RedisClient, key: string, token: string): Lease {
  return {
    held: true,
    async renew(milliseconds, signal) {
      const reply = await redis.run((commands) => commands.eval(renewScript, 1, key, token, milliseconds), signal);
      return reply === 1;
    },
    async release() {
      await redis.run((commands) => commands.eval(releaseScript, 1, key, token));
    },
  };
}
