import type { Clock } from '../clock.ts';
import type { RedisClient } from '../redis/connect-redis.ts';
import { traced, traceparent } from '../trace/traced.ts';
import type { Ask } from './ask.ts';
import type { Refusal } from './desk.ts';
import type { Limits } from './limits.ts';
import { createSeen } from './seen.ts';
import { rankOf } from './taken-ask.ts';
import type { TakenAsk } from './taken-ask.ts';

/** Decides which asks are taken, and in which order they come. */
export interface Admission {
  /** Gives an ask to `place`, with its rank, unless it came before or there is a reason against it. */
  admit(ask: Ask, place: (taken: TakenAsk) => Promise<Refusal | null>): Promise<Refusal | null>;
  /** Remembers what came in without being a question; false when one of the keys was seen before. */
  first(eventKeys: readonly string[]): Promise<boolean>;
}

export interface AdmissionOptions {
  readonly redis: RedisClient | null;
  readonly limits: Limits;
  readonly clock: Clock;
  /** Why nothing is taken at the moment; null: it is. */
  readonly refusal: () => Refusal | null;
  /** Told of each ask that isn't taken, but for those that came before; `took` in milliseconds. */
  readonly onRefused?: (ask: Ask, refusal: Refusal, took: number) => void;
}

export function createAdmission({ redis, limits, clock, refusal, onRefused }: AdmissionOptions): Admission {
  const seen = createSeen(redis);

  /** Both ask Redis, so at once: a slow one is waited for. What came before is counted for nobody. */
  async function judge(ask: Ask): Promise<TakenAsk | Refusal> {
    const refused = refusal();
    const [isFirst, allowed] = await Promise.all([seen.first(ask.eventKeys), refused ?? limits.take(ask)]);
    if (typeof allowed !== 'number') return isFirst ? allowed : { kind: 'seen' };
    if (isFirst) return { ask, rank: rankOf(ask, allowed), takenAt: clock.now(), trace: traceparent() };
    await limits.giveBack(ask);
    return { kind: 'seen' };
  }

  return {
    admit: (ask, place) =>
      traced('take', { 'hsc.question_id': ask.question.id, 'hsc.platform': ask.address.platform }, async (note) => {
        const since = clock.now();
        const judged = await judge(ask);
        const refused = 'kind' in judged ? judged : await place(judged);
        note({ 'hsc.taken': refused?.kind ?? 'taken' });
        if (refused === null || refused.kind === 'seen') return refused;
        onRefused?.(ask, refused, clock.now() - since);
        // Whoever is told to ask again may do so by the same click.
        await seen.forgetSoon(ask.eventKeys);
        return refused;
      }),
    first: (eventKeys) => seen.first(eventKeys),
  };
}
