import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readAlerts } from '../support/deploy/alert-rules.ts';
import { findProgram } from '../support/find-program.ts';

const run = promisify(execFile);
let promtool: string;
let folder: string;

beforeAll(async () => {
  promtool = await findProgram('promtool', 'prometheus');
  folder = await mkdtemp(join(tmpdir(), 'hsc-promtool-'));
  await cp('deploy/prometheus', folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ruleTests = (): Promise<unknown> => run(promtool, ['test', 'rules', join(folder, 'tests/hsc.test.yml')]);

it('the configuration is one that Prometheus takes', async () => {
  const file = join(folder, 'prometheus.yml');
  const config = await readFile(file, 'utf8');
  // The file of the token is the container's.
  await writeFile(file, config.replace('/etc/prometheus/metrics-token', '/dev/null'));
  await expect(run(promtool, ['check', 'config', file])).resolves.toBeDefined();
});

it('the configuration is one that Alertmanager takes', async () => {
  const amtool = await findProgram('amtool', 'prometheus-alertmanager');
  await expect(run(amtool, ['check-config', 'deploy/alertmanager/alertmanager.yml'])).resolves.toBeDefined();
});

describe('the alerts', () => {
  it('fire and keep silent as their tests say', async () => {
    await expect(ruleTests()).resolves.toBeDefined();
  });

  it('are all wanted by their tests', async () => {
    const file = join(folder, 'rules/hsc.yml');
    const rules = await readFile(file, 'utf8');
    await writeFile(file, rules.replaceAll('- alert: ', '- alert: Other'));
    const failure: unknown = await ruleTests().catch((error: unknown) => error);
    await writeFile(file, rules);
    const output = z.object({ stderr: z.string() }).parse(failure).stderr;
    expect(readAlerts().filter(({ alert }) => !output.includes(`alertname: ${alert},`))).toEqual([]);
  });
});
