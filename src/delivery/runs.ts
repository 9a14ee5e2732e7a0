import type { Clock } from '../clock.ts';
import type { AskKeep } from './ask-keep.ts';
import type { Ask } from './ask.ts';
import type { Platform } from './desk.ts';
import type { Limits } from './limits.ts';
import { createLine } from './line.ts';
import type { Line } from './line.ts';
import type { Lease } from './lease.ts';
import type { SharedQueue } from './queue/open-queue.ts';
import type { TakenAsk } from './taken-ask.ts';
import { tryOf } from './try-of.ts';
import type { TurnEnd } from './turn.ts';
import { createTurns } from './turns.ts';
import type { Turns } from './turns.ts';

/** Asks on their way through this process, from their place in the line to their end. */
export interface Runs {
  readonly line: Line;
  readonly turns: Turns;
  /** Puts an ask in the line. @param lease null: it is known to this process alone */
  begin(taken: TakenAsk, lease: Lease | null): void;
  /** Does what is left to do about an ask that doesn't run any more. @param end why, if not by its answer */
  settle(taken: TakenAsk, end: TurnEnd | null): Promise<void>;
  /** It was stopped before its turn came. */
  drop(taken: TakenAsk): void;
  /** It was fetched too late to be begun here. */
  giveBack(lease: Lease, taken: TakenAsk): void;
  /** Whether another process could be given it now. */
  canGive(taken: TakenAsk): boolean;
}

export interface RunsOptions {
  /** By which asks are given to other processes; null: they can't be. */
  readonly queue: SharedQueue | null;
  /** Where asks lie meanwhile; null: in this process alone. */
  readonly keep: AskKeep | null;
  readonly limits: Limits;
  readonly platformOf: (ask: Ask) => Platform;
  readonly clock: Clock;
  readonly onError: (error: unknown, ask: Ask) => void;
  /** Answers that run at once. */
  readonly most: number;
}

/** Whoever lost its connection alone hears of it within this part of the lease, and stops writing. */
const grace = 0.1;
/** An ask that so many processes died of isn't tried again. */
const mostTries = 3;
/** For telling somebody that there will be no answer. Milliseconds. */
const patience = 4_000;

export function createRuns({ queue, keep, limits, platformOf, clock, onError, most }: RunsOptions): Runs {
  const line = createLine(most);
  const turns = createTurns({ platformOf, onError });
  const leases = new Map<TakenAsk, Lease>();

  async function run(taken: TakenAsk, lease: Lease | null): Promise<TurnEnd | null> {
    // A process that isn't heard of may live: it gets the time to hear that the ask is ours now.
    if (lease?.isOrphan === true) await clock.sleep((keep?.lease ?? 0) * grace);
    if (lease?.isOrphan === true && !(await lease.isHeld())) return 'lost';
    if (lease?.lost.aborted === true) return 'lost';
    const ended = (lease?.tries ?? 0) >= mostTries ? 'given-up' : null;
    return turns.run(taken, tryOf(taken, lease, limits), ended);
  }

  async function released(lease: Lease): Promise<boolean> {
    for (let tries = 1; !(await lease.release()); tries += 1) {
      if (tries === 3) return false;
      await queue?.redis.untilReady(1_000);
    }
    return true;
  }

  async function turnAway({ ask }: TakenAsk): Promise<void> {
    try {
      await platformOf(ask).turnAway(ask, { kind: 'closing' }, AbortSignal.timeout(patience));
    } catch (error) {
      onError(error, ask);
    }
  }

  /** Never rejects: nobody waits for it. */
  async function reported({ ask }: TakenAsk, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      onError(error, ask);
    }
  }

  async function settle(taken: TakenAsk, end: TurnEnd | null): Promise<void> {
    const lease = leases.get(taken);
    leases.delete(taken);
    if (end === 'lost') return;
    if (end === 'handed-over' && lease !== undefined && (await released(lease))) return;
    lease?.end();
    if (end === 'handed-over') await turnAway(taken);
  }

  return {
    line,
    turns,
    begin(taken, lease) {
      if (lease !== null) {
        leases.set(taken, lease);
        lease.lost.addEventListener('abort', () => {
          turns.end('lost', (one) => one === taken);
        });
      }
      line.add(taken, () => reported(taken, async () => settle(taken, await run(taken, lease))));
    },
    settle,
    drop: (taken) => void reported(taken, () => settle(taken, 'stopped')),
    giveBack: (lease, taken) => void reported(taken, () => lease.release()),
    canGive: (taken) => leases.has(taken) && queue?.redis.state === 'ready',
  };
}
