import type { Clock } from '../../clock.ts';
import { hasEnded } from './holder.ts';
import type { Holder } from './holder.ts';
import type { FoundLease, LeaseFiles } from './lease-files.ts';

/** What lies in the folder and isn't held by this process. */
export interface Leftover extends FoundLease {
  readonly name: string;
  /** Its holder has ended, or wasn't heard of for as long as a lease. */
  readonly isLeft: boolean;
}

export interface LeftoversOptions {
  readonly files: LeaseFiles;
  readonly me: Holder;
  /** Whether it is held by this process. */
  readonly isOwn: (name: string) => boolean;
  readonly clock: Clock;
  /** How long a process is believed to live without being heard of. Milliseconds. */
  readonly lease: number;
  /** Told of files that aren't those of an ask. */
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Gives the look at what other processes hold or left behind. Each look removes what can't be read, and what a process
 * was writing when it died. How long a file has been as it is, is seen here: the clocks of two machines may differ, and one
 * that starts may be wrong.
 */
export function watchLeftovers(options: LeftoversOptions): () => Promise<readonly Leftover[]> {
  const { files, me, isOwn, clock, lease, onTrouble } = options;
  const watched = new Map<string, { readonly touchedAt: number; readonly since: number }>();

  function isStill(name: string, touchedAt: number): boolean {
    const known = watched.get(name);
    if (known?.touchedAt === touchedAt) return clock.now() - known.since > lease;
    watched.set(name, { touchedAt, since: clock.now() });
    return false;
  }

  async function lookAt(name: string): Promise<Leftover | null> {
    const found = await files.read(name);
    if (found === 'broken') {
      await files.remove(name);
      onTrouble(new Error(`${name} could not be read as a question and was removed; its answer stays as it is`));
    }
    if (typeof found === 'string') return null;
    return { ...found, name, isLeft: hasEnded(found.record.holder, me) || isStill(name, found.touchedAt) };
  }

  async function clean(name: string): Promise<void> {
    const touchedAt = await files.touchedAt(name);
    if (touchedAt !== null && isStill(name, touchedAt)) await files.remove(name);
  }

  return async () => {
    const { leases, unfinished } = await files.list();
    const there = new Set([...leases, ...unfinished]);
    for (const name of watched.keys()) if (!there.has(name)) watched.delete(name);
    const found: Leftover[] = [];
    for (const name of leases) {
      const one = isOwn(name) ? null : await lookAt(name);
      if (one !== null) found.push(one);
    }
    for (const name of unfinished) await clean(name);
    return found;
  };
}
