import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDesk } from '../../src/delivery/open-desk.ts';
import { createLog } from '../../src/insight/log.ts';
import { createMetrics } from '../../src/insight/metrics.ts';
import { parseSettings } from '../../src/settings/parse-settings.ts';
import { systemClock } from '../../src/system-clock.ts';
import { askOf } from '../support/ask-of.ts';

it('who asks too much is in the log and the metrics as an outcome, without a word of the question', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hsc-desk-'));
  const { settings } = parseSettings({ LIMIT_PERSON: '1/1m', DATA_DIR: folder });
  if (settings === null) throw new Error('these settings are no settings');
  const lines: string[] = [];
  const metrics = createMetrics();
  const log = createLog('info', [], (line) => lines.push(line));
  const open = await openDesk({ settings, redis: null, log, metrics, clock: systemClock });
  const { desk } = open;
  desk.serve('test', {
    answer: () => Promise.resolve(),
    showPlace: () => Promise.resolve(),
    turnAway: () => Promise.resolve(),
  });
  try {
    const person = { person: 'test:ann' };
    expect(await desk.take(askOf(['first'], person))).toEqual({ kind: 'taken' });
    expect(await desk.take(askOf(['second'], person))).toMatchObject({ kind: 'limited' });
    expect(await desk.take(askOf(['second'], person))).toEqual({ kind: 'seen' });
  } finally {
    await desk.close(1_000);
    await open.close();
    await rm(folder, { recursive: true, force: true });
  }
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
    { event: 'query_completed', question_id: 'second', outcome: 'limited', refused: 'limited', model: null },
  ]);
  expect(lines.join('')).not.toContain('reset it');
  expect((await metrics.read()).text).toContain(
    'hsc_questions_total{platform="test",scenario="general",outcome="limited"} 1',
  );
});
