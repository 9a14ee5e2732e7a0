import type { RedisClient } from '../redis/connect-redis.ts';
import type { Ask } from './ask.ts';
import type { Desk, Platform, Refusal } from './desk.ts';
import { createLine } from './line.ts';
import { createSeen } from './seen.ts';
import type { Marks, Progress } from './turn.ts';
import { createTurns } from './turns.ts';

export interface DeskOptions {
  /** What all processes share; null: this one is alone. */
  readonly redis: RedisClient | null;
  /** What an answer threw. The asker has been told. */
  readonly onError: (error: unknown, ask: Ask) => void;
  /** Answers that run at once in this process. */
  readonly most?: number;
  /** Asks that may wait for one of them to end. */
  readonly mostWaiting?: number;
}

/** The process's desk. */
export function createDesk({ redis, onError, most = 300, mostWaiting = 1_000 }: DeskOptions): Desk {
  const platforms = new Map<string, Platform>();
  const seen = createSeen(redis);
  const line = createLine(most);
  const turns = createTurns({ platformOf, onError });
  let closed = false;

  function platformOf({ address }: Ask): Platform {
    const platform = platforms.get(address.platform);
    if (platform === undefined) throw new RangeError(`nobody serves "${address.platform}" here`);
    return platform;
  }

  function refusal(): Refusal | null {
    if (closed) return { kind: 'closing' };
    return line.size >= mostWaiting ? { kind: 'full' } : null;
  }

  return {
    serve(platform, by) {
      platforms.set(platform, by);
    },
    async take(ask) {
      if (!(await seen.first(ask.eventKeys))) return { kind: 'seen' };
      const refused = refusal();
      if (refused !== null) {
        await seen.forgetSoon(ask.eventKeys);
        return refused;
      }
      line.add(ask, ask.urgency === 'asked' ? 0 : 1, async () => {
        await turns.run(ask, { progress: keptHere(), isTakenOver: false, confirm: () => Promise.resolve() });
      });
      return { kind: 'taken' };
    },
    first: (eventKeys) => seen.first(eventKeys),
    stop(conversation) {
      const isMeant = (ask: Ask): boolean => ask.conversation === conversation;
      for (const ask of line.waiting().filter(isMeant)) line.remove(ask.question.id);
      turns.end('stopped', isMeant);
      return Promise.resolve();
    },
    get waiting() {
      return line.size;
    },
    async close(milliseconds) {
      closed = true;
      const deadline = AbortSignal.timeout(milliseconds);
      deadline.addEventListener('abort', () => {
        turns.end('closing');
      });
      const left = line.waiting();
      for (const ask of left) line.remove(ask.question.id);
      await Promise.allSettled(left.map((ask) => platformOf(ask).turnAway(ask, { kind: 'closing' }, deadline)));
      await line.idle();
    },
  };
}

/** Marks in the memory of this process, where nobody else can go on. */
function keptHere(): Progress {
  let marks: Marks | null = null;
  return {
    get marks() {
      return marks;
    },
    keep(given) {
      marks = given;
      return Promise.resolve();
    },
  };
}
