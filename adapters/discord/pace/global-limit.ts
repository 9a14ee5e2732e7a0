import type { Clock } from '../../../src/clock.ts';

/**
 * A little below the 50 a second over all calls but those by an interaction's token, since calls don't arrive as evenly
 * as they are sent. https://docs.discord.com/developers/topics/rate-limits#global-rate-limit
 */
const globalPerSecond = 45;
const second = 1_000;

/** The limit over all calls. */
export function createGlobalLimit(clock: Clock) {
  const recent: number[] = [];
  let closedUntil = 0;
  const forget = (now: number): void => {
    while (recent[0] !== undefined && recent[0] <= now - second) recent.shift();
  };
  return {
    /** Calls that can be made now, and milliseconds until there are more. */
    standing(): { readonly left: number; readonly wait: number } {
      const now = clock.now();
      forget(now);
      if (closedUntil > now) return { left: 0, wait: closedUntil - now };
      const left = globalPerSecond - recent.length;
      return { left, wait: left > 0 ? 0 : Math.max(1, (recent[0] ?? now) + second - now) };
    },
    count(): void {
      forget(clock.now());
      recent.push(clock.now());
    },
    close(until: number): void {
      closedUntil = Math.max(closedUntil, until);
    },
  };
}
