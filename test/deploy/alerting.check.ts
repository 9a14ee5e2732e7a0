import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { z } from 'zod';
import { startBot } from '../support/deploy/start-bot.ts';
import { startProgram } from '../support/deploy/start-program.ts';
import { startPrometheus } from '../support/deploy/start-prometheus.ts';
import { readYaml } from '../support/deploy/yaml-files.ts';
import { findProgram } from '../support/find-program.ts';
import { freePort } from '../support/free-port.ts';
import { fails } from '../support/gemini/replies.ts';
import { startGemini } from '../support/gemini/start-gemini.ts';

const notice = z.object({
  receiver: z.string(),
  alerts: z.array(
    z.object({
      status: z.string(),
      labels: z.record(z.string(), z.string()),
      annotations: z.record(z.string(), z.string()),
    }),
  ),
});
type Notice = z.infer<typeof notice>;

/** Somebody who is told of alerts. */
async function startHook(): Promise<{ url: string; notices: Notice[] }> {
  const notices: Notice[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      notices.push(notice.parse(JSON.parse(body)));
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, notices };
}

/** A real Alertmanager with our routes and waits of a second; what Slack would be told, the hook is. */
async function startAlertmanager(hook: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hsc-alertmanager-'));
  const config = z
    .looseObject({ receivers: z.array(z.object({ name: z.string() })) })
    .parse(readYaml('deploy/alertmanager/alertmanager.yml')[0]);
  const receivers = config.receivers.map(({ name }) => ({ name, webhook_configs: [{ url: hook }] }));
  const text = stringify({ ...config, receivers }).replaceAll(/group_wait: \w+/g, 'group_wait: 1s');
  await writeFile(join(folder, 'alertmanager.yml'), text);
  const address = `127.0.0.1:${await freePort()}`;
  const program = await startProgram(
    await findProgram('prometheus-alertmanager', 'prometheus-alertmanager'),
    [
      `--config.file=${folder}/alertmanager.yml`,
      `--storage.path=${folder}/data`,
      `--web.listen-address=${address}`,
      '--cluster.listen-address=',
    ],
    `http://${address}/-/ready`,
  );
  onTestFinished(async () => {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return address;
}

it('a key that the model refuses pages somebody, through the real Prometheus and Alertmanager', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hsc-alerting-'));
  const gemini = await startGemini(() => fails({ code: 403, status: 'PERMISSION_DENIED', message: 'no' }));
  const bot = await startBot({ DATA_DIR: folder, GEMINI_API_KEY: 'wrong-key', GEMINI_BASE_URL: gemini.baseUrl });
  const hook = await startHook();
  const alertmanager = await startAlertmanager(hook.url);
  const prometheus = await startPrometheus({ bot: bot.hostPort, alertmanager });
  onTestFinished(async () => {
    await prometheus.stop();
    await bot.stop();
    await gemini.close();
    await rm(folder, { recursive: true, force: true });
  });
  // It has to have seen the series at 0 before it rises.
  await expect
    .poll(() => prometheus.query('hsc_refusals_total{part="model",what="token"} == 0'), { timeout: 60_000 })
    .toHaveLength(1);
  expect(hook.notices).toEqual([]);
  const answer = await fetch(`http://${bot.hostPort}/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ product: 'rm-5', question: 'how do I pair bluetooth' }),
  });
  expect(await answer.text()).toContain('"outcome":"extractive"');
  const told = () => hook.notices.flatMap(({ receiver, alerts }) => alerts.map((alert) => ({ receiver, ...alert })));
  await expect.poll(told, { timeout: 90_000, interval: 200 }).toContainEqual({
    receiver: 'pages',
    status: 'firing',
    labels: { alertname: 'TokenRefused', part: 'model', severity: 'page' },
    annotations: {
      summary: 'model refuses our token, key or password.',
      runbook_url: 'docs/runbook.md#tokenrefused',
    },
  });
});
