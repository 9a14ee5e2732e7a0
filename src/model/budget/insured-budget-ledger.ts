import type { Clock } from '../../clock.ts';
import type { RedisClient } from '../../redis/connect-redis.ts';
import { unlessAway } from '../../redis/unless-away.ts';
import type { BudgetLedger } from './budget-ledger.ts';
import { createMemoryBudgetLedger } from './memory-budget-ledger.ts';
import { createRedisBudgetLedger } from './redis-budget-ledger.ts';

/** In Redis, for all processes; in the memory of this one without it, and while it is away. Throws the signal's reason alone. */
export function createInsuredBudgetLedger(redis: RedisClient | null, clock: Clock): BudgetLedger {
  const memory = createMemoryBudgetLedger(clock);
  if (redis === null) return memory;
  const shared = createRedisBudgetLedger(redis, clock);
  return {
    async book(model, wish, limits, signal) {
      const standing = await unlessAway(null, () => shared.book(model, wish, limits, signal));
      return standing ?? memory.book(model, wish, limits);
    },
    async pause(model, milliseconds) {
      // In both: a Redis that goes away must not end the pause.
      await memory.pause(model, milliseconds);
      await unlessAway(undefined, () => shared.pause(model, milliseconds));
    },
  };
}
