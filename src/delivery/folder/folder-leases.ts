import PQueue from 'p-queue';
import type { Lease } from '../lease.ts';
import type { TakenAsk } from '../taken-ask.ts';
import { createFolderLease } from './create-folder-lease.ts';
import { createHeldFiles } from './held-files.ts';
import type { Held, HeldFilesOptions } from './held-files.ts';
import { leaseName } from './lease-files.ts';
import type { FoundLease, LeaseRecord } from './lease-files.ts';

/** The asks that this process holds, each with a file that is touched for as long as the process lives. */
export interface FolderLeases {
  /** Holds a new ask. Returns at once: an answer doesn't wait for the disk. @param tries 1 when it is begun at once */
  hold(taken: TakenAsk, tries: number): Lease;
  /** Takes over what was found; null when it has changed since. Throws what the disk throws. */
  adopt(name: string, found: FoundLease): Promise<Lease | null>;
  has(name: string): boolean;
  /** Says that what is held is held, and puts right what the disk refused. Never throws. */
  renew(): Promise<void>;
  /** Resolves when nothing is being written. */
  idle(): Promise<void>;
}

export interface FolderLeasesOptions extends HeldFilesOptions {
  readonly onTrouble: (error: unknown) => void;
}

/** An ask, with what is being done about its file, one thing after the other. */
interface Queued extends Held {
  work: Promise<void>;
}

/** Of the four threads of the process, those that may wait for the disk. */
const atOnce = 2;

export function createFolderLeases(options: FolderLeasesOptions): FolderLeases {
  const { files, me, clock, onTrouble } = options;
  const held = new Map<string, Queued>();
  const disk = new PQueue({ concurrency: atOnce });
  const ofOne = createHeldFiles(options);

  /** Rejects with what the disk throws, which is told as well. */
  function queued(one: Queued, work: () => Promise<void>): Promise<void> {
    const done = one.work.then(() => disk.add(work));
    one.work = done.catch(onTrouble);
    return done;
  }

  function forget(one: Queued): void {
    if (held.get(one.name) === one) held.delete(one.name);
  }

  function begin(parts: Pick<Held, 'taken' | 'tries' | 'marks' | 'touchedAt'>): Queued {
    const name = leaseName(parts.taken.ask.question.id);
    const work = held.get(name)?.work ?? Promise.resolve();
    const one = { ...parts, name, work, lost: new AbortController(), isFlushed: false, isOver: false };
    one.lost.signal.addEventListener('abort', () => {
      forget(one);
    });
    held.set(name, one);
    return one;
  }

  async function renew(one: Queued): Promise<void> {
    await ofOne.renew(one);
    if (one.isOver) forget(one);
  }

  function leaseOf(one: Queued, kept: Promise<void>, left: LeaseRecord | null): Lease {
    // What is ended is renewed once more, which takes it off the disk.
    const ended = (): void => void queued(one, () => renew(one)).catch(() => undefined);
    const tools = { files: ofOne, clock, onTrouble, ended, queued: (work: () => Promise<void>) => queued(one, work) };
    return createFolderLease(one, { kept, left }, tools);
  }

  return {
    hold(taken, tries) {
      const one = begin({ taken, tries, marks: null, touchedAt: null });
      const kept = queued(one, () => ofOne.save(one));
      kept.catch(() => undefined);
      return leaseOf(one, kept, null);
    },
    async adopt(name, found) {
      const now = await files.read(name);
      if (typeof now === 'string' || now.touchedAt !== found.touchedAt || held.has(name)) return null;
      const { taken, tries, marks } = now.record;
      await files.write(name, { holder: me, tries: tries + 1, marks, taken });
      return leaseOf(begin({ taken, tries: tries + 1, marks, touchedAt: clock.now() }), Promise.resolve(), now.record);
    },
    has: (name) => held.has(name),
    async renew() {
      await Promise.allSettled([...held.values()].map((one) => queued(one, () => renew(one))));
    },
    async idle() {
      await Promise.all([...held.values()].map(({ work }) => work));
    },
  };
}
