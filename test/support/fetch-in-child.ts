import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { createManualSource } from '../../src/manual/fetch/create-manual-source.ts';
import { fetchOnce, resultOf } from './fetch-once.ts';

const report = z.object({ result: z.string(), grownBytes: z.number() });
const self = fileURLToPath(import.meta.url);

/** Fetches in a process of its own, so that its memory and its environment are known. */
export async function fetchInChild(
  url: string,
  allow: string,
  env: NodeJS.ProcessEnv = {},
): Promise<z.infer<typeof report>> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', self, url, allow], {
    env: { ...process.env, ...env },
  });
  return report.parse(JSON.parse(stdout));
}

if (process.argv[1] === self) {
  const [, , url = '', allow = ''] = process.argv;
  const source = createManualSource({ allow: [allow], catalogFolder: null });
  await resultOf(fetchOnce(source, url.replace(/[^/]*$/, 'warm')));
  const before = process.memoryUsage.rss();
  const result = await resultOf(fetchOnce(source, url, { timeout: 15_000 }));
  // Kilobytes, the most there ever was.
  const grownBytes = process.resourceUsage().maxRSS * 1024 - before;
  process.stdout.write(JSON.stringify({ result, grownBytes }));
}
