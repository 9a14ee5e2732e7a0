import type { Settings } from '../options.ts';

/** How often a bot may identify itself in a day. */
const mostIdentifies = 1_000;
const day = 24 * 60 * 60_000;

/** https://docs.discord.com/developers/events/gateway#session-start-limit-object */
export interface IdentifyGate {
  /** False: one more identify is too much. */
  enter(): boolean;
  count(): number;
  limit(): { total: number; remaining: number; reset_after: number; max_concurrency: number };
}

export function createIdentifyGate({ clock, identifyEvery }: Settings): IdentifyGate {
  const begun = clock.now();
  let last = -Infinity;
  let count = 0;
  return {
    enter() {
      if (clock.now() - last < identifyEvery || count >= mostIdentifies) return false;
      last = clock.now();
      count += 1;
      return true;
    },
    count: () => count,
    limit: () => ({
      total: mostIdentifies,
      remaining: Math.max(0, mostIdentifies - count),
      reset_after: day - ((clock.now() - begun) % day),
      // Without a limit a bot is treated as those in very many guilds are.
      max_concurrency: identifyEvery === 0 ? 16 : 1,
    }),
  };
}
