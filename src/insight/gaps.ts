import type { Clock } from '../clock.ts';
import type { RedisClient } from '../redis/connect-redis.ts';
import { keysWith } from '../redis/keys-with.ts';
import type { RedisCommands } from '../redis/open-connection.ts';
import { unlessAway } from '../redis/unless-away.ts';

/** Questions that manuals don't answer, for support staff: what to write down, and where a manual is wrong or missing. */
export interface Gaps {
  /** Keeps a question, without who asked it. Never throws for a Redis that is away. */
  note(productId: string, question: string): Promise<void>;
}

/** One question that a product's manuals didn't answer. */
export interface Gap {
  readonly productId: string;
  readonly question: string;
  readonly times: number;
  /** The last day on which it was asked, `2026-11-22`. */
  readonly lastDay: string;
}

const day = 24 * 60 * 60 * 1_000;
/** Of one product on one day; those asked least go first. */
const mostKept = 100;
/** UTF-16 units of a question. */
const longest = 300;

/**
 * In Redis a sorted set for each product and day, `gap:{td-17}:2026-11-22`, of questions by how often they were asked.
 * Nothing is kept without Redis: nobody could read it.
 * @param days how long a question is kept
 */
export function createGaps({ redis, clock, days }: { redis: RedisClient | null; clock: Clock; days: number }): Gaps {
  return {
    async note(productId, question) {
      const text = question.replaceAll(/\s+/g, ' ').trim().slice(0, longest);
      if (redis === null || text === '') return;
      const today = new Date(clock.now()).toISOString().slice(0, 10);
      const key = `gap:{${productId.replaceAll(/[{}]/g, '')}}:${today}`;
      await unlessAway(undefined, async () => {
        await redis.run((commands) =>
          Promise.all([
            commands.zincrby(key, 1, text),
            commands.zremrangebyrank(key, 0, -mostKept - 1),
            commands.pexpireat(key, Date.parse(today) + days * day),
          ]),
        );
      });
    },
  };
}

/** All that is kept, what was asked most often first. @param product only of this one; null: of all */
export async function readGaps(
  commands: RedisCommands,
  product: string | null,
  signal: AbortSignal,
): Promise<readonly Gap[]> {
  const gaps = new Map<string, Gap>();
  for await (const { node, key } of keysWith(commands, 'gap:', signal)) {
    const [, productId = '', lastDay = ''] = /^gap:\{(.+)\}:(\d{4}-\d\d-\d\d)$/.exec(key) ?? [];
    if (lastDay === '' || (product !== null && product !== productId)) continue;
    const members = await node.zrevrange(key, 0, mostKept, 'WITHSCORES');
    for (let index = 0; index < members.length; index += 2) {
      add(gaps, { productId, question: members[index] ?? '', times: Number(members[index + 1]), lastDay });
    }
  }
  return [...gaps.values()].sort(
    (one, other) => other.times - one.times || other.lastDay.localeCompare(one.lastDay) || order(one, other),
  );
}

function add(gaps: Map<string, Gap>, gap: Gap): void {
  const name = JSON.stringify([gap.productId, gap.question.toLowerCase()]);
  const known = gaps.get(name);
  const times = (known?.times ?? 0) + gap.times;
  const isNewer = known === undefined || gap.lastDay > known.lastDay;
  gaps.set(name, { ...(isNewer ? gap : known), times });
}

function order(one: Gap, other: Gap): number {
  return one.productId.localeCompare(other.productId) || one.question.localeCompare(other.question);
}
