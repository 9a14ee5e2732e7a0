import type { Clock } from '../../clock.ts';
import { withDeadline } from '../../deadline.ts';
import { repeat } from '../../repeat.ts';
import type { Fetcher, Fetching } from '../ask-keep.ts';
import type { FolderLeases } from './folder-leases.ts';
import type { LeaseFiles } from './lease-files.ts';
import type { Leftover } from './leftovers.ts';

export interface FetchLeftoversOptions extends Fetching {
  readonly files: LeaseFiles;
  readonly leases: FolderLeases;
  readonly look: () => Promise<readonly Leftover[]>;
  readonly clock: Clock;
  /** Milliseconds between two looks. */
  readonly every: number;
  readonly onTrouble: (error: unknown) => void;
}

/** What nobody could answer for so long won't be: a platform that isn't served any more. Milliseconds. */
const longest = 24 * 60 * 60 * 1_000;
/** For what is being fetched. Milliseconds. */
const patience = 2_000;

/** Begins what other processes left behind, as there is room for it: at once, and whenever one has died since. */
export function fetchLeftovers(options: FetchLeftoversOptions): Fetcher {
  const { look, clock, every, onTrouble } = options;
  const closing = new AbortController();
  const { signal } = closing;

  async function fetchAll(): Promise<void> {
    for (const one of await look()) {
      if (signal.aborted) return;
      if (one.isLeft) await fetchOne(one, options, signal);
    }
  }

  async function fetchOften(): Promise<void> {
    await fetchAll().catch(onTrouble);
    await repeat({ clock, every, until: signal, onError: onTrouble }, fetchAll);
  }

  const fetched = fetchOften();
  return {
    async close() {
      closing.abort(new Error('the process is ending'));
      // A disk that doesn't answer would keep it waiting for ever.
      await withDeadline(clock, patience, undefined, () => fetched).catch(onTrouble);
    },
  };
}

async function fetchOne(
  { name, ...found }: Leftover,
  { files, leases, clock, canAnswer, room, begin }: FetchLeftoversOptions,
  closing: AbortSignal,
): Promise<void> {
  const { taken } = found.record;
  if (!canAnswer(taken)) {
    if (clock.now() - taken.takenAt > longest) await files.remove(name);
    return;
  }
  try {
    await room(closing);
  } catch {
    return;
  }
  const lease = await leases.adopt(name, found);
  if (lease !== null) begin(lease, taken);
}
