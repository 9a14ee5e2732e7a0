import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startCommand } from '../support/run-command.ts';
import type { Running } from '../support/run-command.ts';
import { wordsOf } from '../support/slack-bot.ts';
import { startSlack } from '../support/slack/start-slack.ts';
import type { Slack } from '../support/slack/slack.ts';
import { until } from '../support/until.ts';

let folder: string;
let slack: Slack;
let running: Running;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hsc-slack-start-'));
  slack = await startSlack({ rates: false, latency: 2 });
});
afterEach(async () => {
  running.child.kill('SIGKILL');
  await running.ended;
  await slack.close();
  await rm(folder, { recursive: true, force: true });
});

function start(settings: Readonly<Record<string, string>> = {}): void {
  running = startCommand('src/main.ts', [], {
    PORT: '0',
    DATA_DIR: folder,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    ...settings,
  });
}

it('connects, says so, answers, and ends with 0 when its socket has closed', async () => {
  start();
  await expect.poll(running.stderr, { timeout: 15_000 }).toMatch(/Slack +connected by socket/);
  const address = /running on (http:\S+)/.exec(running.stderr())?.[1] ?? '';
  expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ ready: true, parts: { slack: 'up' } });
  expect(await (await fetch(`${address}/metrics`)).text()).toContain('hsc_up{part="slack"} 1');
  // With Slack set up, the playground is off.
  expect((await fetch(`${address}/`)).status).toBe(404);
  const { ts } = slack.mention({
    channel: slack.general,
    user: slack.ann,
    text: 'how do I pair bluetooth with the rm-5?',
  });
  await until(() =>
    slack.messages(slack.general, ts).some((one) => one.bot !== null && wordsOf(one).includes('RM-5 Audio')),
  );
  expect(running.stdout()).toContain('"platform":"slack"');
  expect(running.stdout()).not.toContain('pair bluetooth');
  expect(running.stdout()).not.toContain(slack.botToken);
  running.child.kill('SIGTERM');
  expect(await running.ended).toMatchObject({ code: 0 });
  expect(slack.sockets()).toEqual([]);
  expect(slack.violations()).toEqual([]);
});

it('names a scope that is missing, and starts all the same', async () => {
  slack.takeScope('files:read');
  start();
  await expect.poll(running.stderr, { timeout: 15_000 }).toMatch(/Slack +connected by socket/);
  expect(running.stderr()).toContain('The Slack app lacks the scope files:read');
  expect(running.stderr()).toContain('OAuth & Permissions');
});

it('a wrong token ends the start with a sentence and 1', async () => {
  start({ SLACK_BOT_TOKEN: 'xoxb-wrong' });
  const { code, stdout, stderr } = await running.ended;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(
    'Slack does not accept SLACK_BOT_TOKEN (invalid_auth); copy the Bot User OAuth Token from OAuth & Permissions of the Slack app.\n',
  );
});
