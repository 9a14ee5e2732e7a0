import { afterEach, beforeEach, expect, it } from 'vitest';
import { boltLogger } from '../../../../adapters/slack/bolt-logger.ts';
import { checkSlack } from '../../../../adapters/slack/start-check/check-slack.ts';
import { createLog } from '../../../../src/insight/log.ts';
import { systemClock } from '../../../../src/system-clock.ts';
import { freePort } from '../../../support/free-port.ts';
import { startSlack } from '../../../support/slack/start-slack.ts';
import type { Slack } from '../../../support/slack/slack.ts';

let slack: Slack;
beforeEach(async () => {
  slack = await startSlack({ latency: 0 });
});
afterEach(() => slack.close());

const logger = boltLogger(createLog('silent', [], () => undefined));
const check = (given: { botToken?: string; appToken?: string | null; apiUrl?: string } = {}) =>
  checkSlack({
    botToken: slack.botToken,
    appToken: slack.appToken,
    apiUrl: slack.apiUrl,
    logger,
    clock: systemClock,
    ...given,
  });

it('finds nothing missing of an app that was made by the manifest', async () => {
  expect(await check()).toEqual({ faults: [], reached: true });
});

it('names each scope that is missing', async () => {
  slack.takeScope('commands');
  slack.takeScope('files:read');
  const { faults } = await check();
  expect(faults).toHaveLength(2);
  expect(faults[0]).toContain('commands');
  expect(faults[1]).toContain('files:read');
});

it('a wrong bot token ends the start', async () => {
  await expect(check({ botToken: 'xoxb-wrong' })).rejects.toMatchObject({
    code: 'setting-wrong',
    message: expect.stringMatching(/SLACK_BOT_TOKEN \(invalid_auth\); copy .+ from OAuth & Permissions/) as string,
  });
});

it.each([
  ['invalid_auth', /SLACK_APP_TOKEN \(invalid_auth\).+App-Level Tokens/],
  ['missing_scope', /lacks the scope connections:write.+App-Level Tokens/],
])('a wrong app token (%s) ends the start', async (error, sentence) => {
  slack.fail('apps.connections.open', { error });
  await expect(check()).rejects.toThrow(sentence);
});

it('by HTTP no app token is looked at', async () => {
  await check({ appToken: null });
  expect(slack.calls('apps.connections.open')).toEqual([]);
});

it('a Slack that cannot be reached is no wrong token', async () => {
  const apiUrl = `http://127.0.0.1:${await freePort()}/api/`;
  expect(await check({ apiUrl })).toEqual({ faults: [], reached: false });
});
