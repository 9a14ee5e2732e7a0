import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { knownBadSchema, lockSchema, supplyFaults } from './supply/supply-faults.ts';

// What the product is made of: every package of the lock file against the ranges of known-bad.json, and the licences of
// those that are shipped. Ends with 1 when something is wrong. `npm audit` asks a service; this list is ours, and old.

async function read<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse(await readFile(path, 'utf8')));
}

const lock = await read('package-lock.json', lockSchema);
const faults = supplyFaults(lock, await read('scripts/known-bad.json', knownBadSchema));
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stdout.write(`${Object.keys(lock.packages).length - 1} packages, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
