import type { Draw } from './ledger.ts';
import { bucketsOf, isEnd, promisedOf } from './rates.ts';
import type { Bucket, BudgetMethod, EndMethod } from './rates.ts';
import type { Spender } from './spender.ts';

/** What an answer that was taken over leaves to the ends of others, of a full bucket. */
const leftToEnds = 0.75;

/** What stands for the end of an answer that is begun, or grows. */
export function promisedFor(method: EndMethod, { isTakenOver = false }: Pick<Spender, 'isTakenOver'>): Bucket {
  const bucket = promisedOf(method);
  return isTakenOver ? { ...bucket, burst: bucket.burst * (1 - leftToEnds) } : bucket;
}

/** What a call takes that an answer grows by. */
export function growthDraws(method: BudgetMethod, spender: Spender): readonly [Draw, ...Draw[]] {
  const draws = callDraws(method, spender.channel);
  return isEnd(method) ? [{ ...promisedFor(method, spender), cost: 1 }, ...draws] : draws;
}

/** What a call takes that nobody has promised. */
export function drawsOf(method: BudgetMethod, channel: string): readonly [Draw, ...Draw[]] {
  const calls = callDraws(method, channel);
  return isEnd(method) ? [{ ...promisedOf(method), cost: 1 }, ...calls] : calls;
}

/** What a call takes that was promised. */
export function callDraws(method: BudgetMethod, channel: string): readonly [Draw, ...Draw[]] {
  const [first, ...others] = bucketsOf(method, channel);
  return [{ ...first, cost: 1 }, ...others.map((bucket) => ({ ...bucket, cost: 1 }))];
}
