import type { RedisClient } from '../../redis/connect-redis.ts';
import { unlessAway } from '../../redis/unless-away.ts';

/** Who writes an answer, when several processes are asked for the same one. */
export interface AnswerTurns {
  /**
   * `mine`: nobody else writes it; `others`: another process does; `anybodys`: it was written a moment ago and can't be
   * given again, so that waiting for one another leads nowhere. Throws the signal's reason alone.
   */
  take(key: string, signal: AbortSignal): Promise<'mine' | 'others' | 'anybodys'>;
  /** The answer isn't being written any more; `futile` when it was, and can't be given again. Never throws. */
  end(key: string, futile: boolean): Promise<void>;
}

/** How long others believe that an answer is being written, and wait for it, in milliseconds. */
export const longestTurn = 10_000;
/** How long it is known that an answer couldn't be kept. */
const futileFor = 5_000;

/**
 * Turns in Redis, under the key of the answer; each process has its own where there is none, or while it is away. A turn
 * isn't renewed, and ending one that has run out may end the next one's: then two write, which does no harm.
 */
export function createAnswerTurns(redis: RedisClient | null): AnswerTurns {
  const turnKey = (key: string): string => key.replace(/^answer:/u, 'answer_turn:');
  return {
    async take(key, signal) {
      if (redis === null) return 'mine';
      return unlessAway('mine', () =>
        redis.run(async (commands) => {
          const taken = await commands.set(turnKey(key), 'writing', 'PX', longestTurn, 'NX');
          if (taken === 'OK') return 'mine';
          return (await commands.get(turnKey(key))) === 'futile' ? 'anybodys' : 'others';
        }, signal),
      );
    },
    async end(key, futile) {
      if (redis === null) return;
      await unlessAway(null, () =>
        redis.run<unknown>((commands) =>
          futile ? commands.set(turnKey(key), 'futile', 'PX', futileFor) : commands.del(turnKey(key)),
        ),
      );
    },
  };
}
