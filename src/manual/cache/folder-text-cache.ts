import { randomUUID } from 'node:crypto';
import { readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Clock } from '../../clock.ts';
import { makeFolder } from '../../make-folder.ts';
import { keptFor } from '../text-cache.ts';
import type { TextCache } from '../text-cache.ts';
import { documentFileName, isDocumentFile, isUnfinishedFile } from './document-file-name.ts';
import type { ManualRecord } from './manual-record.ts';
import { fromRecord, toRecord } from './manual-record.ts';
import { createProcessLeases } from './process-leases.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);
/** Far above any manual's text; a file that unpacks to more isn't one of ours. */
const largestRecord = 256 * 1_024 * 1_024;
const betweenPrunings = 60 * 60 * 1_000;

/**
 * Keeps manuals as files of one folder, for one process without Redis: a line of JSON, then the text, compressed. A file
 * appears whole or not at all, and those older than 30 days are removed.
 */
export function createFolderTextCache(folder: string, clock: Clock): TextCache {
  const leases = createProcessLeases(clock);
  let pruneAfter = 0;

  async function pruneSometimes(): Promise<void> {
    if (clock.now() < pruneAfter) return;
    pruneAfter = clock.now() + betweenPrunings;
    await prune(folder, clock.now());
  }

  return {
    tier: 'folder',

    async read(documentId, signal) {
      const record = await readRecord(join(folder, documentFileName(documentId)), signal);
      const manual = record === null ? null : await fromRecord(documentId, record);
      return manual === null || manual.fetchedAt + keptFor <= clock.now() ? null : manual;
    },

    async write(manual, signal) {
      await makeFolder(folder);
      await pruneSometimes();
      const path = join(folder, documentFileName(manual.documentId));
      const { text, meta } = await toRecord(manual);
      const bytes = await compress(Buffer.concat([Buffer.from(`${meta}\n`), text]));
      const unfinished = `${path}.${randomUUID()}.part`;
      try {
        await writeFile(unfinished, bytes, { signal });
        await utimes(unfinished, clock.now() / 1_000, manual.fetchedAt / 1_000);
        await rename(unfinished, path);
      } finally {
        await rm(unfinished, { force: true });
      }
    },

    lease: (documentId, milliseconds) => Promise.resolve(leases.take(documentId, milliseconds)),
  };
}

/** Null when there is no such file, or it isn't one of ours. */
async function readRecord(path: string, signal: AbortSignal): Promise<ManualRecord | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path, { signal });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    const record = await decompress(bytes, { maxOutputLength: largestRecord });
    const end = record.indexOf('\n');
    return end === -1 ? null : { meta: record.toString('utf8', 0, end), text: record.subarray(end + 1) };
  } catch {
    return null;
  }
}

/** Removes what is too old to be served, and what a process that died left half written. */
async function prune(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const longest = isDocumentFile(name) ? keptFor : isUnfinishedFile(name) ? betweenPrunings : Infinity;
    const path = join(folder, name);
    try {
      if ((await stat(path)).mtimeMs + longest <= now) await rm(path, { force: true });
    } catch {
      // Somebody else has removed it.
    }
  }
}
