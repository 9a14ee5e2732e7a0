import { afterEach, beforeEach, expect, test } from 'vitest';
import { countCalls } from '../../../adapters/discord/count-edits.ts';
import { openDiscordApi } from '../../../adapters/discord/discord-api.ts';
import { createPace } from '../../../adapters/discord/pace/pace.ts';
import { createMetrics } from '../../../src/insight/metrics.ts';
import { systemClock } from '../../../src/system-clock.ts';
import type { Discord } from '../../support/discord/discord.ts';
import { startDiscord } from '../../support/discord/start-discord.ts';

const never = new AbortController().signal;
let discord: Discord;

beforeEach(async () => {
  discord = await startDiscord();
});
afterEach(async () => {
  await discord.close();
});

test('writes are counted by how they ended, look-ups are not', async () => {
  const metrics = createMetrics();
  const { token, apiUrl, general } = discord;
  const pace = createPace(systemClock);
  const api = openDiscordApi({ token, apiUrl, clock: systemClock, pace, onCall: countCalls(metrics) });
  const path = `/channels/${general}/messages` as const;
  const post = async (): Promise<unknown> =>
    api
      .call(
        { method: 'POST', path, body: { content: 'Hello' }, lane: { route: 'post-message', major: general } },
        never,
      )
      .catch(() => null);
  await post();
  for (const failure of [{ status: 429, retryAfter: 0 }, { status: 403, code: 50_001 }, { status: 500 }]) {
    discord.fail('messages.create', failure);
    await post();
  }
  await api.call({ method: 'GET', path, lane: { route: 'read', major: general } }, never);
  const counted = (await metrics.read()).text
    .split('\n')
    .filter((line) => line.startsWith('hsc_edits_total{') && !line.endsWith(' 0'));
  expect(counted).toEqual([
    'hsc_edits_total{platform="discord",result="shown"} 1',
    'hsc_edits_total{platform="discord",result="rate-limited"} 1',
    'hsc_edits_total{platform="discord",result="refused"} 1',
    'hsc_edits_total{platform="discord",result="failed"} 1',
  ]);
});
