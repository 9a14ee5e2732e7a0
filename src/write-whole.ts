import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';

interface WriteOptions {
  /** Who may read it, as in chmod. */
  readonly mode?: number;
}

/** What a file is called while it is written; one that stays was left by a process that died. */
export const unfinishedEnding = '.part';

/** Writes a file in a folder that is there, so that it appears whole or not at all, in place of the one before. Not flushed. */
export async function writeWhole(path: string, text: string, options: WriteOptions = {}): Promise<void> {
  const unfinished = `${path}.${randomUUID()}${unfinishedEnding}`;
  try {
    await writeFile(unfinished, text, options);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
