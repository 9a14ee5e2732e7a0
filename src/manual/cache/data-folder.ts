import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../clock.ts';
import { codeOf } from '../../code-of.ts';
import { DeadlineError, withDeadline } from '../../deadline.ts';
import { HscError } from '../../errors.ts';
import { makeFolder } from '../../make-folder.ts';

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
