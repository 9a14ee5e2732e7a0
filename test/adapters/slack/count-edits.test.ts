import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEditBudgets } from '../../../adapters/slack/budget/edit-budgets.ts';
import { countCalls, countHeldBack } from '../../../adapters/slack/count-edits.ts';
import { openSlackApi } from '../../../adapters/slack/slack-api.ts';
import { createMetrics } from '../../../src/insight/metrics.ts';
import { systemClock } from '../../../src/system-clock.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { startSlack } from '../../support/slack/start-slack.ts';
import type { Slack } from '../../support/slack/slack.ts';

const never = new AbortController().signal;
let slack: Slack;

beforeEach(async () => {
  slack = await startSlack({ latency: 0 });
});
afterEach(async () => {
  await slack.close();
});

/** Series of a metric that counted something. */
async function seriesOf(metrics: ReturnType<typeof createMetrics>, name: string): Promise<string[]> {
  return (await metrics.read()).text.split('\n').filter((line) => line.startsWith(`${name}{`) && !line.endsWith(' 0'));
}

test('writes are counted by how they ended, look-ups are not', async () => {
  const metrics = createMetrics();
  const onCall = countCalls(metrics);
  const api = openSlackApi({ token: slack.botToken, apiUrl: slack.apiUrl, clock: systemClock, onCall });
  const post = (): Promise<unknown> =>
    api.edit('chat.postMessage', { channel: slack.general, text: 'Hello' }, never).catch(() => null);
  await post();
  for (const error of ['ratelimited', 'token_revoked', 'internal_error', 'invalid_blocks']) {
    slack.fail('chat.postMessage', { error });
    await post();
  }
  await api.read('auth.test', {}, never);
  expect(await seriesOf(metrics, 'hsc_edits_total')).toEqual([
    'hsc_edits_total{platform="slack",result="shown"} 1',
    'hsc_edits_total{platform="slack",result="rate-limited"} 1',
    'hsc_edits_total{platform="slack",result="refused"} 2',
    'hsc_edits_total{platform="slack",result="failed"} 1',
  ]);
  expect(await seriesOf(metrics, 'hsc_refusals_total')).toEqual(['hsc_refusals_total{part="slack",what="token"} 1']);
});

test('a write that the asker no longer waits for is not counted', async () => {
  const metrics = createMetrics();
  const onCall = countCalls(metrics);
  const api = openSlackApi({ token: slack.botToken, apiUrl: slack.apiUrl, clock: systemClock, onCall });
  const aborted = AbortSignal.abort();
  await expect(api.edit('chat.postMessage', { channel: slack.general, text: 'x' }, aborted)).rejects.toThrow();
  expect(await seriesOf(metrics, 'hsc_edits_total')).toEqual([]);
});

test('what the budget holds back is counted, what it grants is not', async () => {
  const metrics = createMetrics();
  const budgets = countHeldBack(createEditBudgets({ redis: null, clock: createManualClock() }), metrics);
  const spender = { team: 'T1', channel: 'C1', answer: 'q-1' };
  let granted = 0;
  for (let edit = 0; edit < 500; edit += 1) {
    if ((await budgets.edit(spender, 'chat.update', never)).granted) granted += 1;
  }
  expect(granted).toBeGreaterThan(0);
  expect(await seriesOf(metrics, 'hsc_edits_total')).toEqual([
    `hsc_edits_total{platform="slack",result="held-back"} ${500 - granted}`,
  ]);
});
