import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { startCommand } from '../support/run-command.ts';
import type { Running } from '../support/run-command.ts';

let folder: string;
let running: Running;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hsc-start-'));
});
afterEach(async () => {
  running.child.kill('SIGKILL');
  await running.ended;
  await rm(folder, { recursive: true, force: true });
});

/** Starts the product on a free port and waits until it says where. */
async function start(environment: Readonly<Record<string, string>> = {}): Promise<string> {
  running = startCommand('src/main.ts', [], { PORT: '0', DATA_DIR: folder, ...environment });
  await expect.poll(running.stderr, { timeout: 15_000 }).toContain('Discord');
  return /running on (http:\S+)/.exec(running.stderr())?.[1] ?? '';
}

it('runs with no settings at all, says what is missing and how to get it, and answers', async () => {
  const address = await start();
  const screen = running.stderr();
  for (const name of ['Playground', 'Catalog', 'GEMINI_API_KEY', 'REDIS_URL', 'Slack', 'Discord']) {
    expect(screen).toContain(name);
  }
  expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ alive: true });
  expect(await (await fetch(`${address}/readyz`)).json()).toEqual({
    ready: true,
    parts: { catalog: 'up', redis: 'off', model: 'off', queue: 'off' },
  });
  expect(await (await fetch(`${address}/`)).text()).toContain('<html');
  const answer = await fetch(`${address}/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ product: 'rm-5', question: 'how do I pair bluetooth' }),
  });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  expect(await answer.text()).toContain('"outcome":"extractive"');
  const metrics = await (await fetch(`${address}/metrics`)).text();
  expect(metrics).toContain('hsc_questions_total{platform="web",scenario="general",outcome="extractive"} 1');
  const logged =
    running
      .stdout()
      .split('\n')
      .find((line) => line.includes('query_completed')) ?? '{}';
  expect(JSON.parse(logged)).toMatchObject({ platform: 'web', product_id: 'lindholm-rm-5', outcome: 'extractive' });
  expect(running.stdout()).not.toContain('bluetooth');
});

it('ends with 0 on SIGTERM', async () => {
  await start();
  running.child.kill('SIGTERM');
  expect(await running.ended).toMatchObject({ code: 0 });
});

it('says that Redis is connected, and goes on without when it is not there', async () => {
  await start({ REDIS_URL: inject('redisUrl') });
  expect(running.stderr()).toMatch(/Redis +connected/);
  running.child.kill('SIGTERM');
  await running.ended;
  const address = await start({ REDIS_URL: 'redis://127.0.0.1:9' });
  expect(running.stderr()).toMatch(/Redis +not reachable at REDIS_URL/);
  const ready = await fetch(`${address}/readyz`);
  expect([ready.status, await ready.json()]).toMatchObject([200, { parts: { redis: 'degraded' } }]);
});

it.each([
  [
    { PORT: 'abc', ROLE: 'boss' },
    'PORT is "abc"; expected a port from 0 to 65535.\nROLE is "boss"; expected all, ingress or worker.\n',
  ],
  [
    { HOST: '203.0.113.9' },
    'HOST is "203.0.113.9", which is no address of this machine; set HOST to 127.0.0.1 or 0.0.0.0.\n',
  ],
])('a wrong setting %j ends the start with a sentence and 1', async (environment, sentence) => {
  running = startCommand('src/main.ts', [], { PORT: '0', DATA_DIR: folder, ...environment });
  expect(await running.ended).toEqual({ code: 1, stdout: '', stderr: sentence });
});

it('a name that is nearly a setting is pointed out', async () => {
  await start({ SLACK_BOT_TOKN: 'x' });
  expect(running.stderr()).toContain('SLACK_BOT_TOKN is not a setting; did you mean SLACK_BOT_TOKEN?');
});
