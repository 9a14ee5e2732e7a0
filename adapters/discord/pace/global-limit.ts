import type { Clock } from '../../../src/clock.ts';

/**
 * A little below the 50 a second over all calls but those by an interaction's token, since calls don't arrive as evenly
 * as they are sent. https://docs.discord.com/developers/topics/rate-limits#global-rate-limit
 */
const globalPerSecond = 45;
const second = 1_000;

/** While all are under way nobody knows when the first one ends. Milliseconds. */
const lookAgain = 25;

/**
 * The limit over all calls. One counts until a second after it has ended: when it arrived there nobody knows, but the
 * platform has counted it by then, however long it took on the way.
 */
export function createGlobalLimit(clock: Clock) {
  const ended: number[] = [];
  let underWay = 0;
  let closedUntil = 0;
  const forget = (now: number): void => {
    while (ended[0] !== undefined && ended[0] <= now - second) ended.shift();
  };
  return {
    /** Calls that can be made now, and milliseconds until there are more. */
    standing(): { readonly left: number; readonly wait: number } {
      const now = clock.now();
      forget(now);
      if (closedUntil > now) return { left: 0, wait: closedUntil - now };
      const left = globalPerSecond - underWay - ended.length;
      const [first] = ended;
      return { left, wait: left > 0 ? 0 : first === undefined ? lookAgain : Math.max(1, first + second - now) };
    },
    /** A call goes out; each has to end. */
    begin(): void {
      underWay += 1;
    },
    end(): void {
      underWay = Math.max(0, underWay - 1);
      forget(clock.now());
      ended.push(clock.now());
    },
    close(until: number): void {
      closedUntil = Math.max(closedUntil, until);
    },
  };
}
