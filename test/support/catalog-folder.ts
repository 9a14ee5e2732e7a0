import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Makes a folder with these files for one test: text as it is, anything else as JSON. Returns its path. */
export async function catalogFolder(files: ReadonlyMap<string, unknown>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hsc-catalog-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of files) {
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}
