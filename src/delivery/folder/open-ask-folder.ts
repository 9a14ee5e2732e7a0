import type { Clock } from '../../clock.ts';
import { withDeadline } from '../../deadline.ts';
import { repeat } from '../../repeat.ts';
import type { AskKeep } from '../ask-keep.ts';
import type { TakenAsk } from '../taken-ask.ts';
import { fetchLeftovers } from './fetch-leftovers.ts';
import { createFolderLeases } from './folder-leases.ts';
import { thisProcess } from './holder.ts';
import type { Holder } from './holder.ts';
import { createLeaseFiles } from './lease-files.ts';
import { watchLeftovers } from './leftovers.ts';
import { onceIn } from './once-in.ts';

/** A folder in which asks lie while they are answered, for a process without Redis. */
export interface AskFolder extends AskKeep {
  /** What other processes hold there, or left behind. Never throws. */
  lying(): Promise<readonly TakenAsk[]>;
  /** Writes to the end what is being written. What is held then is left to the next process. */
  close(): Promise<void>;
}

export interface AskFolderOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** Told of what the disk refuses, once a minute at most. Nothing else comes of it. */
  readonly onTrouble: (error: unknown) => void;
  /** How long a process is believed to live without being heard of; 24 s unless told. Milliseconds. */
  readonly lease?: number;
  /** Files that may lie in the folder; 1,000 unless told. */
  readonly most?: number;
  /** The process that this is. */
  readonly me?: Holder;
}

/** For a disk that doesn't answer, at the start and at the end. Milliseconds. */
const patience = 2_000;
const minute = 60_000;

/** Opens the folder, which need not be there. */
export async function openAskFolder(options: AskFolderOptions): Promise<AskFolder> {
  const { folder, clock, lease = 24_000, most = 1_000 } = options;
  const me = options.me ?? (await thisProcess());
  const ended = new AbortController();
  const onTrouble = onceIn(minute, clock, options.onTrouble);
  const files = createLeaseFiles(folder);
  const leases = createFolderLeases({ files, me, clock, lease, most, onTrouble });
  const look = watchLeftovers({
    files,
    me,
    clock,
    lease,
    isOwn: (name) => leases.has(name),
    onTrouble: options.onTrouble,
  });
  const renewal = repeat({ clock, every: lease / 3, until: ended.signal, onError: onTrouble }, () => leases.renew());

  async function within<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
    try {
      return await withDeadline(clock, patience, undefined, work);
    } catch (error) {
      onTrouble(error);
      return otherwise;
    }
  }

  return {
    leases,
    lease,
    lying: async () => (await within([], look)).map(({ record }) => record.taken),
    fetch: (fetching) => fetchLeftovers({ files, leases, look, clock, every: lease / 3, onTrouble, ...fetching }),
    async close() {
      ended.abort();
      await within(undefined, async () => {
        await renewal;
        await leases.idle();
      });
    },
  };
}
