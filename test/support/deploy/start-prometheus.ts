import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { findProgram } from '../find-program.ts';
import { freePort } from '../free-port.ts';
import { startProgram } from './start-program.ts';
import { readYaml } from './yaml-files.ts';

const replySchema = z.object({ data: z.object({ result: z.array(z.unknown()) }) });
const configSchema = z.looseObject({
  global: z.looseObject({}),
  scrape_configs: z.array(z.looseObject({ job_name: z.string() })),
});

export interface Prometheus {
  /** The series that an expression gives now. Throws where Prometheus refuses it. */
  query(expression: string): Promise<readonly unknown[]>;
  stop(): Promise<void>;
}

export interface PrometheusTargets {
  /** `host:port` of the bot. */
  readonly bot: string;
  /** `host:port` of the exporter of Redis, and the port of the one Redis. */
  readonly exporter?: { readonly address: string; readonly redis: string };
  readonly alertmanager?: string;
}

/** A real Prometheus with our configuration and rules, but for where its targets are and how often it looks: each second. */
export async function startPrometheus({ bot, exporter, alertmanager }: PrometheusTargets): Promise<Prometheus> {
  const program = await findProgram('prometheus', 'prometheus');
  const folder = await mkdtemp(join(tmpdir(), 'hsc-prometheus-'));
  await cp('deploy/prometheus/rules', join(folder, 'rules'), { recursive: true });
  const config = configSchema.parse(readYaml('deploy/prometheus/prometheus.yml')[0]);
  const [own, redis] = config.scrape_configs;
  const scrapes = [
    // As compose does it while no token is set.
    {
      ...own,
      authorization: { credentials_file: '/dev/null' },
      dns_sd_configs: undefined,
      static_configs: [{ targets: [bot] }],
    },
    ...(exporter === undefined ? [] : [retarget(redis, exporter)]),
  ];
  const ours = {
    ...config,
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    scrape_configs: scrapes,
    alerting:
      alertmanager === undefined ? undefined : { alertmanagers: [{ static_configs: [{ targets: [alertmanager] }] }] },
  };
  const file = join(folder, 'prometheus.yml');
  await writeFile(file, stringify(ours, { aliasDuplicateObjects: false }));
  const address = `127.0.0.1:${await freePort()}`;
  const words = [`--config.file=${file}`, `--storage.tsdb.path=${folder}/data`, `--web.listen-address=${address}`];
  const running = await startProgram(program, words, `http://${address}/-/ready`);
  return {
    async query(expression) {
      const answer = await fetch(`http://${address}/api/v1/query`, {
        method: 'POST',
        body: new URLSearchParams({ query: expression }),
      });
      if (!answer.ok) throw new Error(`${expression}: ${await answer.text()}`);
      return replySchema.parse(await answer.json()).data.result;
    },
    async stop() {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The job of the two Redis, with one in the place of both. */
function retarget(job: object | undefined, { address, redis }: { address: string; redis: string }): object {
  const text = JSON.stringify(job ?? {});
  const targets = text.replaceAll(/redis:\/\/(cache|queue):6379/g, redis).replaceAll('redis-exporter:9121', address);
  return z.looseObject({}).parse(JSON.parse(targets));
}
