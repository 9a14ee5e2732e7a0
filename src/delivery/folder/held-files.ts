import type { Clock } from '../../clock.ts';
import type { TakenAsk } from '../taken-ask.ts';
import type { Marks } from '../turn.ts';
import type { Holder } from './holder.ts';
import type { LeaseFiles } from './lease-files.ts';

/** An ask as this process holds it. */
export interface Held {
  /** Of its file. */
  readonly name: string;
  readonly taken: TakenAsk;
  readonly tries: number;
  /** Aborted when another process has it. */
  readonly lost: AbortController;
  marks: Marks | null;
  /** When the disk was last known to have it; null: it never had. */
  touchedAt: number | null;
  /** Whether it outlasts a power cut. */
  isFlushed: boolean;
  /** Nobody is to go on with it. */
  isOver: boolean;
}

/** What is done to the file of an ask. All of it throws what the disk throws. */
export interface HeldFiles {
  /** @throws RangeError when there are too many of them, or it is too long */
  save(one: Held): Promise<void>;
  /** `look`, where it can't be told by the time that has passed. */
  mayWrite(one: Held): Promise<boolean>;
  /** Whether its file says that it is held here; null: there is none. Where another process has it, it is lost. */
  look(one: Held): Promise<boolean | null>;
  /** Says that its holder lives, and puts right what the disk refused. */
  renew(one: Held): Promise<void>;
  /** Takes it off the disk, unless another process has it. */
  remove(one: Held): Promise<void>;
}

export interface HeldFilesOptions {
  readonly files: LeaseFiles;
  readonly me: Holder;
  readonly clock: Clock;
  /** How long a process is believed to live without being heard of. Milliseconds. */
  readonly lease: number;
  /** Files that may lie in the folder; asks beyond are answered all the same, and aren't held. */
  readonly most: number;
}

export function createHeldFiles({ files, me, clock, lease, most }: HeldFilesOptions): HeldFiles {
  async function save(one: Held): Promise<void> {
    const { name, tries, marks, taken } = one;
    if (one.isOver) return;
    if (one.touchedAt === null && (await files.list()).leases.length >= most) {
      throw new RangeError(
        `${most} questions are held on the disk; this one is answered, and would be lost in a crash`,
      );
    }
    await files.write(name, { holder: me, tries, marks, taken });
    one.touchedAt = clock.now();
    one.isFlushed = false;
  }

  async function look(one: Held): Promise<boolean | null> {
    const found = await files.read(one.name);
    if (typeof found !== 'string' && found.record.holder.id === me.id) return true;
    // A process that stood still for longer may have lost it to another one, which has ended it since.
    const isRecent = one.touchedAt === null || clock.now() - one.touchedAt <= lease;
    if (typeof found === 'string' && isRecent) return null;
    one.lost.abort();
    return false;
  }

  async function remove(one: Held): Promise<void> {
    if (await look(one)) await files.remove(one.name);
  }

  return {
    save,
    // Nobody takes it before a lease is over.
    mayWrite: async (one) =>
      (one.touchedAt !== null && clock.now() - one.touchedAt < lease / 2) || (await look(one)) !== false,
    look,
    remove,
    async renew(one) {
      if (one.isOver) return remove(one);
      const isMine = await look(one);
      if (isMine === null) return save(one);
      if (!isMine) return;
      await files.touch(one.name, clock.now());
      one.touchedAt = clock.now();
      if (one.isFlushed) return;
      // Not when it is written: while the disk flushes, it lets nobody write the marks of what is being posted.
      one.isFlushed = true;
      await files.flush(one.name);
    },
  };
}
