import { readFile } from 'node:fs/promises';
import semver from 'semver';
import { z } from 'zod';

// What the product is made of: every package of the lock file against the ranges of known-bad.json, and the licences of
// those that are shipped. Ends with 1 when something is wrong. `npm audit` asks a service; this list is ours, and old.

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), license: z.string().optional(), dev: z.boolean().optional() }),
  ),
});
const badSchema = z.array(z.object({ name: z.string(), range: z.string(), why: z.string() }));

/** Licences that a product may be shipped with without opening its source. */
const allowed = /^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|MIT-0|Python-2\.0)$/;

async function read<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse(await readFile(path, 'utf8')));
}

function isAllowed(license: string): boolean {
  const names = license.replaceAll(/[()]/g, '').split(/ (?:AND|OR) /);
  return license.includes(' OR ')
    ? names.some((name) => allowed.test(name))
    : names.every((name) => allowed.test(name));
}

const bad = await read('scripts/known-bad.json', badSchema);
const { packages } = await read('package-lock.json', lockSchema);
const faults: string[] = [];
for (const [path, { version, license, dev }] of Object.entries(packages)) {
  if (path === '' || version === undefined) continue;
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  for (const { range, why } of bad.filter((entry) => entry.name === name)) {
    if (semver.satisfies(version, range, { includePrerelease: true })) faults.push(`${name} ${version}: ${why}`);
  }
  if (dev !== true && !isAllowed(license ?? 'none'))
    faults.push(`${name} ${version} has the licence ${license ?? 'none'}`);
}
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stdout.write(`${Object.keys(packages).length - 1} packages, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
