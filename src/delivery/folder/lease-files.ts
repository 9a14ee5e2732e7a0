import { createHash } from 'node:crypto';
import { open, readFile, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../../code-of.ts';
import { makeFolder } from '../../make-folder.ts';
import { unfinishedEnding, writeWhole } from '../../write-whole.ts';
import { takenAskSchema } from '../taken-ask.ts';
import type { TakenAsk } from '../taken-ask.ts';
import type { Marks } from '../turn.ts';
import { holderSchema } from './holder.ts';
import type { Holder } from './holder.ts';

/** An ask as it lies on the disk. */
export interface LeaseRecord {
  readonly holder: Holder;
  /** How many processes had begun, its holder among them. */
  readonly tries: number;
  readonly marks: Marks | null;
  readonly taken: TakenAsk;
}

export interface FoundLease {
  readonly record: LeaseRecord;
  /** When its holder was heard of last, by the clock of the disk. Milliseconds. */
  readonly touchedAt: number;
}

/** The files of asks that are held, one each. A file appears whole or not at all, and only this user may read it. */
export interface LeaseFiles {
  /** Names of what lies there, a few thousand at most. */
  list(): Promise<{ readonly leases: readonly string[]; readonly unfinished: readonly string[] }>;
  read(name: string): Promise<FoundLease | 'missing' | 'broken'>;
  /** When a file was written or touched; null: there is none. */
  touchedAt(name: string): Promise<number | null>;
  /** @throws RangeError for an ask that is longer than any person's */
  write(name: string, record: LeaseRecord): Promise<void>;
  /** Waits until the disk itself has it, should the power fail. */
  flush(name: string): Promise<void>;
  touch(name: string, at: number): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Several times what a platform lets people write, with the marks of an answer. Bytes. */
export const longestLease = 256 * 1_024;
const mostListed = 4_000;

const recordSchema: z.ZodType<LeaseRecord> = z.object({
  holder: holderSchema,
  tries: z.int().nonnegative(),
  marks: z.record(z.string(), z.unknown()).nullable(),
  taken: takenAskSchema,
});

/** The name of an ask's file, which tells nothing of it. */
export function leaseName(questionId: string): string {
  return `${createHash('sha256').update(questionId).digest('hex')}.json`;
}

export function createLeaseFiles(folder: string): LeaseFiles {
  return {
    async list() {
      const names = (await namesIn(folder)).slice(0, mostListed);
      return {
        leases: names.filter((name) => /^[0-9a-f]{64}\.json$/.test(name)),
        unfinished: names.filter((name) => /^[0-9a-f]{64}\.json\./.test(name) && name.endsWith(unfinishedEnding)),
      };
    },
    read: (name) =>
      unlessMissing<FoundLease | 'missing' | 'broken'>('missing', async () => {
        const path = join(folder, name);
        const { mtimeMs, size } = await stat(path);
        const record = size > longestLease ? null : parse(await readFile(path, 'utf8'));
        const isOurs = record !== null && leaseName(record.taken.ask.question.id) === name;
        return !isOurs ? 'broken' : { record, touchedAt: mtimeMs };
      }),
    touchedAt: (name) => unlessMissing(null, async () => (await stat(join(folder, name))).mtimeMs),
    async write(name, record) {
      const text = JSON.stringify(record);
      if (Buffer.byteLength(text) > longestLease) throw new RangeError(`a question of more than ${longestLease} bytes`);
      const write = (): Promise<void> => writeWhole(join(folder, name), text, { mode: 0o600 });
      try {
        await write();
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw error;
        await makeFolder(folder);
        await write();
      }
    },
    flush: (name) =>
      unlessMissing(undefined, async () => {
        await using file = await open(join(folder, name));
        await file.sync();
      }),
    touch: (name, at) => utimes(join(folder, name), at / 1_000, at / 1_000),
    remove: (name) => rm(join(folder, name), { force: true }),
  };
}

function parse(text: string): LeaseRecord | null {
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    // What is wrong with it isn't told: the words would be those of somebody's question.
    return null;
  }
}

function namesIn(folder: string): Promise<readonly string[]> {
  return unlessMissing([], () => readdir(folder));
}

async function unlessMissing<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return otherwise;
    throw error;
  }
}
