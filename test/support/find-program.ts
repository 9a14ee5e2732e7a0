import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { firstOnPath } from './redis/find-redis-server.ts';

const run = promisify(execFile);

/**
 * Path of a program that checks want: from PATH, else installed from its Debian package where that is possible.
 * Throws one sentence otherwise.
 */
export async function findProgram(name: string, debianPackage: string): Promise<string> {
  const found = await firstOnPath([name]);
  if (found !== null) return found;
  if (process.getuid?.() === 0 && (await firstOnPath(['apt-get'])) !== null) {
    await run('apt-get', ['update', '-q'], { timeout: 120_000 });
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', debianPackage], { timeout: 300_000 });
    const installed = await firstOnPath([name]);
    if (installed !== null) return installed;
  }
  throw new Error(`This check needs ${name}: install it (on Debian: apt install ${debianPackage}).`);
}
