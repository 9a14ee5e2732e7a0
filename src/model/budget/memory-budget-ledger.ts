import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import { slotLength, slotsInMinute } from './budget-ledger.ts';
import type { BudgetLedger } from './budget-ledger.ts';

/** What was used of one model. */
interface Account {
  pausedUntil: number;
  readonly slots: Map<number, { requests: number; tokens: number }>;
}

/** A ledger of this process alone. */
export function createMemoryBudgetLedger(clock: Clock): BudgetLedger {
  const accounts = new LRUCache<string, Account>({ max: 100 });

  function accountOf(model: string): Account {
    const known = accounts.get(model);
    if (known !== undefined) return known;
    const account: Account = { pausedUntil: 0, slots: new Map() };
    accounts.set(model, account);
    return account;
  }

  return {
    book(model, { requests, tokens, used = false }, limits) {
      const now = clock.now();
      const slot = Math.floor(now / slotLength);
      const { slots, pausedUntil } = accountOf(model);
      const sum = { requests: 0, tokens: 0 };
      let oldest = slot;
      for (const [at, spent] of slots) {
        if (at < slot - slotsInMinute) slots.delete(at);
        else {
          oldest = Math.min(oldest, at);
          sum.requests += spent.requests;
          sum.tokens += spent.tokens;
        }
      }
      const fits =
        sum.requests + requests <= limits.requests && (sum.tokens + tokens <= limits.tokens || sum.tokens <= 0);
      const granted = used || (pausedUntil <= now && fits);
      if (granted && (requests !== 0 || tokens !== 0)) {
        const spent = slots.get(slot) ?? { requests: 0, tokens: 0 };
        slots.set(slot, { requests: spent.requests + requests, tokens: spent.tokens + tokens });
      }
      const freed = (oldest + slotsInMinute + 1) * slotLength - now;
      const wait = granted ? 0 : pausedUntil > now ? pausedUntil - now : freed;
      return Promise.resolve({ granted, tokensLeft: limits.tokens - sum.tokens, wait });
    },
    pause(model, milliseconds) {
      const account = accountOf(model);
      account.pausedUntil = Math.max(account.pausedUntil, clock.now() + milliseconds);
      return Promise.resolve();
    },
  };
}
