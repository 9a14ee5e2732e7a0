import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDesk } from '../../src/delivery/open-desk.ts';
import { createLog } from '../../src/insight/log.ts';
import { createMetrics } from '../../src/insight/metrics.ts';
import { parseSettings } from '../../src/settings/parse-settings.ts';
import { systemClock } from '../../src/system-clock.ts';
import { askOf } from '../support/ask-of.ts';
import { recordAttempts } from '../support/record-attempts.ts';
import { until } from '../support/until.ts';

it('without Redis the next start answers what was left, and not again what the platform sends again', async ({
  onTestFinished,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'hsc-desk-'));
  const closing: (() => Promise<void>)[] = [];
  onTestFinished(async () => {
    for (const close of closing) await close();
    await rm(folder, { recursive: true, force: true });
  });
  const lines: string[] = [];
  async function open() {
    const { settings } = parseSettings({ DATA_DIR: folder });
    if (settings === null) throw new Error('these settings are no settings');
    const log = createLog('info', [], (line) => lines.push(line));
    const { desk, ...delivery } = await openDesk({
      settings,
      redis: null,
      log,
      metrics: createMetrics(),
      clock: systemClock,
    });
    const { platform, attempts } = recordAttempts();
    desk.serve('test', platform);
    closing.push(async () => {
      await desk.close(0);
      await delivery.close();
    });
    return { desk, attempts };
  }
  const names = () => readdir(join(folder, 'turns')).catch(() => []);
  /** What lies on the disk; nothing while it is being written. */
  const lying = async () => {
    const texts = (await names()).map((name) => readFile(join(folder, 'turns', name), 'utf8').catch(() => ''));
    return (await Promise.all(texts)).join('');
  };

  const first = await open();
  first.desk.start();
  const ask = askOf(['event:1', 'message:1']);
  expect(await first.desk.take(ask)).toEqual({ kind: 'taken' });
  await until(async () => (await lying()).includes(`"of ${ask.question.id}"`) && (await names()).length === 1);

  // One of this very pid that isn't this one: the process that had it before.
  const second = await open();
  expect(await second.desk.take(askOf(['event:2', 'message:1']))).toEqual({ kind: 'seen' });
  second.desk.start();
  await until(() => second.attempts.length === 1);
  expect(second.attempts[0]!.turn.progress.marks).toEqual({ message: `of ${ask.question.id}` });
  second.attempts[0]!.finish();
  expect(await second.attempts[0]!.ended).toBe('answered');
  await until(async () => (await names()).length === 0);
  expect(lines).toEqual([]);
});
