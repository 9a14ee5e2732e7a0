import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What Node compiles for one process of a run, the next one finds; at the end of the run nothing of it stays. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'hsc-compiled-'));
  process.env['NODE_COMPILE_CACHE'] = folder;
  // A process that ends late may still write: then once more.
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
