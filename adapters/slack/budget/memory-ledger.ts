import { LRUCache } from 'lru-cache';
import type { Clock } from '../../../src/clock.ts';
import { forgottenAfter, hair } from './ledger.ts';
import type { Draw, Ledger, Way } from './ledger.ts';

/** A ledger of this process alone. */
export function createMemoryLedger(clock: Clock): Ledger {
  /** When each bucket would be full again. */
  const fullAt = new LRUCache<string, number>({ max: 100_000 });
  const answers = new LRUCache<string, Map<string, number>>({ max: 10_000 });

  const debt = (team: string, { name }: { readonly name: string }): number =>
    Math.max(0, (fullAt.get(`${team} ${name}`) ?? 0) - clock.now());
  const left = (team: string, draw: Draw): number => draw.burst - debt(team, draw) / draw.period;
  const waitOf = (team: string, way: Way): number =>
    Math.max(0, ...way.draws.map((draw) => debt(team, draw) - (draw.burst - draw.cost) * draw.period));

  function take(team: string, way: Way): void {
    for (const draw of way.draws) {
      fullAt.set(`${team} ${draw.name}`, clock.now() + debt(team, draw) + draw.cost * draw.period);
    }
  }

  /** How many run in the group, this answer counted in where it took something; who wasn't heard of for long no longer counts. */
  function running(team: string, group: string | null, answer: string | null): number {
    if (group === null) return 0;
    const key = `${team} ${group}`;
    const all = answers.get(key) ?? new Map<string, number>();
    if (answer !== null) all.set(answer, clock.now() + forgottenAfter);
    for (const [other, until] of all) if (until <= clock.now()) all.delete(other);
    answers.set(key, all);
    return all.size;
  }

  const leftOf = (team: string, way: Way | undefined): number => {
    const first = way?.draws[0];
    return first === undefined ? 0 : left(team, first);
  };

  return {
    spend(team, answer, way) {
      const granted = way.draws.every((draw) => left(team, draw) - draw.cost >= -hair);
      if (granted) take(team, way);
      return Promise.resolve({
        way: granted ? 0 : null,
        wait: 0,
        left: leftOf(team, way),
        running: running(team, way.group, granted ? answer : null),
      });
    },
    claim(team, ways) {
      const waits = ways.map((way) => waitOf(team, way));
      const costs = ways.map((way, index) => (waits[index] ?? 0) + way.handicap);
      const best = costs.indexOf(Math.min(...costs));
      const way = ways[best];
      if (way !== undefined) take(team, way);
      return Promise.resolve({ way: best, wait: waits[best] ?? 0, left: leftOf(team, way), running: 0 });
    },
    drain(team, bucket, milliseconds) {
      const until = clock.now() + milliseconds + (bucket.burst - 1) * bucket.period;
      fullAt.set(`${team} ${bucket.name}`, Math.max(until, clock.now() + debt(team, bucket)));
      return Promise.resolve();
    },
    leave(team, answer, groups) {
      for (const group of groups) answers.get(`${team} ${group}`)?.delete(answer);
      return Promise.resolve();
    },
  };
}
