import semver from 'semver';
import { z } from 'zod';

/** The part of npm's lock file that is looked at. */
export const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      resolved: z.string().optional(),
    }),
  ),
});

/** Versions of packages that are known to be bad, each with where that is said. */
export const knownBadSchema = z.array(
  z.object({
    name: z.string(),
    range: z.string().refine((range) => semver.validRange(range) !== null),
    why: z.string(),
    sources: z.array(z.url({ protocol: /^https$/ })).min(1),
  }),
);

/** Licences that a product may be shipped with without opening its source. */
const allowed = /^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|MIT-0|Python-2\.0)$/;

/** What is wrong with the packages of a lock file, a sentence for each: known-bad versions, licences, foreign addresses. */
export function supplyFaults(
  { packages }: z.infer<typeof lockSchema>,
  bad: z.infer<typeof knownBadSchema>,
): readonly string[] {
  return Object.entries(packages).flatMap(([path, { version, license = 'none', dev, resolved }]) => {
    if (path === '' || version === undefined) return [];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const faults = bad
      .filter((entry) => entry.name === name)
      .filter(({ range }) => semver.satisfies(version, range, { includePrerelease: true }))
      .map(({ why }) => `${name} ${version}: ${why}`);
    if (dev !== true && !isAllowed(license)) faults.push(`${name} ${version} has the licence ${license}`);
    // .npmrc keeps those of the registry out: what stands there is fetched from somewhere else.
    if (resolved !== undefined) faults.push(`${name} ${version} is fetched from ${resolved}`);
    return faults;
  });
}

function isAllowed(license: string): boolean {
  const names = license.replaceAll(/[()]/g, '').split(/ (?:AND|OR) /);
  return license.includes(' OR ')
    ? names.some((name) => allowed.test(name))
    : names.every((name) => allowed.test(name));
}
