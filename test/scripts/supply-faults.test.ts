import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { knownBadSchema, lockSchema, supplyFaults } from '../../scripts/supply/supply-faults.ts';

const bad = knownBadSchema.parse(JSON.parse(readFileSync('scripts/known-bad.json', 'utf8')));
const faultsOf = (path: string, entry: Readonly<Record<string, unknown>>) =>
  supplyFaults(lockSchema.parse({ packages: { '': {}, [path]: entry } }), bad);
const fine = { version: '8.23.0', license: 'MIT' };

it('what is installed has no fault', () => {
  const lock = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  expect(Object.keys(lock.packages).length).toBeGreaterThan(500);
  expect(supplyFaults(lock, bad)).toEqual([]);
});

it.each([
  ['node_modules/pdfjs-dist', '4.1.392'],
  ['node_modules/pdfjs-dist', '6.2.107'],
  ['node_modules/discord.js/node_modules/undici', '6.29.0'],
  ['node_modules/undici', '7.30.0'],
  ['node_modules/undici', '8.12.1'],
  ['node_modules/ws', '8.20.1'],
  ['node_modules/fastify', '5.12.1'],
  ['node_modules/form-data', '4.0.3'],
  ['node_modules/tar-fs', '3.1.0'],
  ['node_modules/axios', '1.15.1'],
  ['node_modules/protobufjs', '7.2.4'],
])('%s %s is known to be bad, as a tool of ours too', (path, version) => {
  expect(faultsOf(path, { ...fine, version, dev: true })).toEqual([expect.stringContaining('CVE-')]);
});

it.each([
  ['pdfjs-dist', '5.4.296'],
  ['pdfjs-dist', '6.2.108'],
  ['undici', '6.29.1'],
  ['undici', '7.30.1'],
  ['undici', '8.12.2'],
  ['ws', '8.21.0'],
  ['fastify', '5.12.2'],
])('%s %s is not', (name, version) => {
  expect(faultsOf(`node_modules/${name}`, { ...fine, version })).toEqual([]);
});

it('each fault of the list is told by an advisory of its maintainers, or of the database that reviews them', () => {
  const advisory = /^https:\/\/github\.com\/(?:[\w.-]+\/[\w.-]+\/security\/)?advisories\/GHSA(?:-[0-9a-z]{4}){3}$/;
  const short = bad.filter(({ why, sources }) => {
    const faults = new Set(why.match(/CVE-\d{4}-\d+/g));
    return faults.size === 0 || new Set(sources.filter((source) => advisory.test(source))).size < faults.size;
  });
  expect(short).toEqual([]);
});

it.each(['GPL-3.0', 'none', 'SEE LICENSE IN x', '(MIT AND GPL-3.0)'])('what is shipped may not be %s', (license) => {
  expect(faultsOf('node_modules/ws', { ...fine, license })).toEqual([`ws 8.23.0 has the licence ${license}`]);
  expect(faultsOf('node_modules/ws', { ...fine, license, dev: true })).toEqual([]);
});

it('a choice of licences is fine when one of them is', () => {
  expect(faultsOf('node_modules/ws', { ...fine, license: '(GPL-3.0 OR MIT)' })).toEqual([]);
});

it('no package is fetched from elsewhere', () => {
  const resolved = 'https://packages.example/ws-8.23.0.tgz';
  expect(faultsOf('node_modules/ws', { ...fine, resolved })).toHaveLength(1);
});
