import type { Clock } from '../../clock.ts';
import { withDeadline } from '../../deadline.ts';
import type { Lease } from '../lease.ts';
import type { Held, HeldFiles } from './held-files.ts';
import type { LeaseRecord } from './lease-files.ts';

interface LeaseTools {
  readonly files: HeldFiles;
  readonly clock: Clock;
  readonly onTrouble: (error: unknown) => void;
  /** Has something done about its file, after what is being done. What the disk throws has been told. */
  readonly queued: (work: () => Promise<void>) => Promise<void>;
  /** It is to be taken off the disk, now or when that is possible. */
  readonly ended: () => void;
}

/** How it came to be held. */
interface Beginning {
  readonly kept: Promise<void>;
  /** What another process left behind; null for a new one. */
  readonly left: LeaseRecord | null;
}

/** An answer waits for the disk so long at most. Milliseconds. */
const patience = 500;

export function createFolderLease(
  one: Held,
  { kept, left }: Beginning,
  { files, clock, onTrouble, queued, ended }: LeaseTools,
): Lease {
  return {
    ask: one.taken.ask,
    tries: left?.tries ?? 0,
    isOrphan: left !== null,
    lost: one.lost.signal,
    kept,
    get marks() {
      return one.marks;
    },
    async keep(marks) {
      one.marks = marks;
      const done = queued(async () => {
        if (await files.mayWrite(one)) await files.save(one);
      });
      await withDeadline(clock, patience, undefined, () => done).catch(() => undefined);
    },
    async isHeld() {
      await withDeadline(clock, patience, undefined, () => files.look(one)).catch(onTrouble);
      return !one.lost.signal.aborted;
    },
    // No process is there that it could be given to.
    release: () => Promise.resolve(one.lost.signal.aborted),
    end() {
      one.isOver = true;
      ended();
    },
  };
}
