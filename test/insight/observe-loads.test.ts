import { expect, it } from 'vitest';
import { createLog } from '../../src/insight/log.ts';
import { createMetrics } from '../../src/insight/metrics.ts';
import { observeLoads } from '../../src/insight/observe-loads.ts';
import { createManualClock } from '../support/manual-clock.ts';

const hour = 60 * 60 * 1_000;

function observe() {
  const clock = createManualClock();
  const metrics = createMetrics();
  const lines: string[] = [];
  const loads = observeLoads({ clock, metrics, log: createLog('info', [], (line) => lines.push(line)) });
  const failing = async (): Promise<string[]> =>
    (await metrics.read()).text.split('\n').filter((line) => line.startsWith('hsc_manual_failing_seconds'));
  return { clock, metrics, loads, failing, lines };
}

it('says how long every try to get a manual has failed, from the first to the last', async () => {
  const { clock, loads, failing } = observe();
  loads.failure('unreachable', 'ECONNREFUSED', 'td-17');
  expect(await failing()).toEqual(['hsc_manual_failing_seconds{manual="td-17"} 0']);
  await clock.advance(25 * hour - 1);
  expect(await failing()).toEqual([]);
  loads.failure('unreachable', 'ECONNREFUSED', 'td-17');
  for (let tries = 0; tries < 3; tries += 1) {
    await clock.advance(10 * hour);
    loads.failure('unreachable', 'ECONNREFUSED', 'td-17');
  }
  expect(await failing()).toEqual([`hsc_manual_failing_seconds{manual="td-17"} ${30 * 3_600}`]);
});

it('forgets a manual that could be had', async () => {
  const { loads, failing } = observe();
  loads.failure('not-found', '404', 'td-17');
  loads.success?.('td-17');
  expect(await failing()).toEqual([]);
});

it('keeps series of 100 failing manuals at most', async () => {
  const { loads, failing } = observe();
  for (let index = 0; index < 300; index += 1) loads.failure('unreachable', 'x', `manual-${index}`);
  expect(await failing()).toHaveLength(100);
});

it('counts a certificate that was refused, and nothing else as one', async () => {
  const { loads, metrics } = observe();
  loads.failure('unreachable', 'ECONNREFUSED: connect failed', 'a');
  loads.failure('unreachable', 'CERT_HAS_EXPIRED: certificate has expired', 'b');
  const { text } = await metrics.read();
  expect(text).toContain('hsc_refusals_total{part="manual",what="certificate"} 1');
});
