import { constants, open, realpath, type FileHandle } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../../clock.ts';
import type { FetchOptions, FetchOutcome } from '../source.ts';
import { collectBytes, counted } from './collect-bytes.ts';
import { FetchFailure } from './fetch-failure.ts';
import { megabytes, WIRE_LIMIT } from './limits.ts';
import { readDocument } from './read-document.ts';
import { createThrottledProgress } from './throttled-progress.ts';

/** Not through a link that was put there after the check, and without waiting for whoever writes into a pipe. */
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Reads a manual from a file below the catalog's folder, links resolved. Its validators are its time and size.
 *
 * @throws FetchFailure for a file elsewhere, too large, or no document; what the file system throws.
 */
export async function readManualFile(
  url: URL,
  options: FetchOptions,
  catalogFolder: string | null,
  clock: Clock,
): Promise<FetchOutcome> {
  const path = await pathBelow(url, catalogFolder);
  const file = await open(path, OPEN_FLAGS);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new FetchFailure('not-a-document', `${path} is no file`);
    const validators = { etag: `"${stats.mtimeMs}-${stats.size}"`, lastModified: stats.mtime.toUTCString() };
    if (options.validators?.etag === validators.etag) return { kind: 'unchanged' };
    const bytes = await readAll(file, stats.size, options, clock);
    return { kind: 'fetched', ...(await readDocument(bytes, null)), url: url.href, validators };
  } finally {
    await file.close();
  }
}

async function readAll(file: FileHandle, size: number, options: FetchOptions, clock: Clock): Promise<Uint8Array> {
  if (size > WIRE_LIMIT) throw new FetchFailure('too-large', `the file has ${megabytes(size)}`);
  const progress = createThrottledProgress(clock, size, options.onProgress);
  const stream = file.createReadStream({ autoClose: false, signal: options.signal });
  const bytes = await collectBytes(counted(stream, WIRE_LIMIT, progress.bytes), WIRE_LIMIT);
  progress.end();
  return bytes;
}

async function pathBelow(url: URL, catalogFolder: string | null): Promise<string> {
  if (catalogFolder === null) throw new FetchFailure('address-refused', 'no folder of manuals is set');
  const folder = await realpath(catalogFolder);
  const path = await realpath(pathOf(url));
  const inside = relative(folder, path);
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    throw new FetchFailure('address-refused', `${path} is not below ${folder}`);
  }
  return path;
}

function pathOf(url: URL): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw new FetchFailure('address-refused', `${url.protocol}//${url.host}… is no file of this machine`, {
      cause: error,
    });
  }
}
