import { randomUUID } from 'node:crypto';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Clock } from '../../clock.ts';
import { DeadlineError, withDeadline } from '../../deadline.ts';
import { HscError } from '../../errors.ts';

/** A folder on a file system that doesn't answer isn't waited for; milliseconds. */
const patience = 5_000;

/**
 * Makes the folder of data unless it is there, and writes a file into it.
 *
 * @throws HscError `setting-wrong`, a sentence that names DATA_DIR, when that can't be done.
 */
export async function checkDataFolder(folder: string, clock: Clock): Promise<void> {
  try {
    await withDeadline(clock, patience, undefined, async () => {
      await makeFolder(folder);
      const probe = join(folder, `.writable-${randomUUID()}`);
      await writeFile(probe, '');
      await rm(probe, { force: true });
    });
  } catch (error) {
    const sentence = `DATA_DIR is ${JSON.stringify(folder)}, where ${whyNot(error)}; set it to a folder that this user may write to, or set REDIS_URL.`;
    throw new HscError('setting-wrong', sentence, { cause: error });
  }
}

/**
 * Makes a folder with those above it. Level by level, since Node's `recursive` never ends where the parent is there and
 * the system still says that it isn't, as below /proc.
 */
export async function makeFolder(folder: string): Promise<void> {
  const path = resolve(folder);
  if (await isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) await makeFolder(parent);
  try {
    await mkdir(path);
  } catch (error) {
    // Somebody else may have been quicker.
    if (codeOf(error) !== 'EEXIST' || !(await isFolder(path))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function whyNot(error: unknown): string {
  if (error instanceof DeadlineError) return 'writing takes too long';
  switch (codeOf(error)) {
    case 'EEXIST':
    case 'ENOTDIR':
      return 'a file is in the way of the folder';
    case 'EROFS':
      return 'the disk is read-only';
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return 'this user may not write';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
