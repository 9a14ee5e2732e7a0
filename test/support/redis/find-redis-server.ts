import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const programs = ['redis-server', 'valkey-server'];

/** Path of a Redis server program: from PATH, else installed with apt where that is possible. Throws one sentence otherwise. */
export async function findRedisServer(): Promise<string> {
  const found = await firstOnPath(programs);
  if (found !== null) return found;
  if (process.getuid?.() === 0 && (await firstOnPath(['apt-get'])) !== null) {
    await run('apt-get', ['update', '-q'], { timeout: 120_000 });
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'redis-server'], { timeout: 180_000 });
    const installed = await firstOnPath(programs);
    if (installed !== null) return installed;
  }
  throw new Error(
    'The tests need a real Redis: install redis-server or valkey-server (for example `apt install redis-server` or ' +
      '`brew install redis`).',
  );
}

/** The first of these programs that PATH has, or null. */
export async function firstOnPath(names: readonly string[]): Promise<string | null> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name);
      try {
        await access(path, constants.X_OK);
        return path;
      } catch {
        continue;
      }
    }
  }
  return null;
}
