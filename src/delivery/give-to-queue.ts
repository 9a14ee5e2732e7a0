import type { Clock } from '../clock.ts';
import { withDeadline } from '../deadline.ts';
import type { Refusal } from './desk.ts';
import type { SharedQueue } from './queue/open-queue.ts';
import type { TakenAsk } from './taken-ask.ts';

/** Whoever asked is to be told within five seconds; the telling takes its time as well. Milliseconds. */
const patience = 2_000;

/**
 * Gives an ask to whichever process has room. Held here until it is known to lie in the queue, so that what the asker is
 * told stays true: a command that Redis does only later brings no answer after all.
 * @returns null when it was given
 */
export async function giveToQueue(taken: TakenAsk, { leases }: SharedQueue, clock: Clock): Promise<Refusal | null> {
  const lease = leases.hold(taken, 0);
  try {
    await withDeadline(clock, patience, undefined, () => lease.kept);
    if (await lease.release()) return null;
  } catch {
    // Told below.
  }
  lease.end();
  return { kind: 'unreachable' };
}
