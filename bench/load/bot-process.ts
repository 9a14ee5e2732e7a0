/**
 * The product without a platform in front of it: the desk, the worker and everything behind them, and a surface with room
 * for every edit. Answers the crowds that it is sent over IPC, and ends when its input does.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { answerAsk } from '../../adapters/answer-ask.ts';
import { assemble } from '../../src/assemble.ts';
import type { Ask } from '../../src/delivery/ask.ts';
import { openDesk } from '../../src/delivery/open-desk.ts';
import type { Turn } from '../../src/delivery/turn.ts';
import { createLog } from '../../src/insight/log.ts';
import { createMetrics } from '../../src/insight/metrics.ts';
import { parseSettings } from '../../src/settings/parse-settings.ts';
import { systemClock } from '../../src/system-clock.ts';
import { botOptionsSchema, crowdSchema, delaysOf, questionOf } from './protocol.ts';
import type { CrowdReport } from './protocol.ts';

type Answer = CrowdReport['answers'][number];

/** Between two edits, as a platform with room for all of them would have it. Milliseconds. */
const interval = 200;

const { settings, faults } = parseSettings(botOptionsSchema.parse(JSON.parse(process.argv[2] ?? '{}')).settings);
if (settings === null) throw new Error(faults.join('\n'));
const instruments = { log: createLog('silent', [], () => undefined), metrics: createMetrics(), clock: systemClock };
const assembly = await assemble(settings, instruments);
const { desk } = await openDesk({ ...instruments, settings, redis: assembly.redis });
const waiting = new Map<string, (answer: Pick<Answer, 'firstTextAt' | 'outcome'>) => void>();
desk.serve('bench', {
  answer,
  showPlace: () => Promise.resolve(),
  turnAway: (ask, refusal) =>
    Promise.resolve(waiting.get(ask.question.id)?.({ firstTextAt: null, outcome: refusal.kind })),
});
desk.start();

async function answer(ask: Ask, turn: Turn): Promise<void> {
  let firstTextAt: number | null = null;
  const end = (outcome: string): Promise<void> =>
    Promise.resolve(waiting.get(ask.question.id)?.({ firstTextAt, outcome }));
  const surface = {
    async show(draft: { readonly blocks: readonly unknown[]; readonly outcome: string | null }): Promise<void> {
      if (draft.blocks.length > 0) firstTextAt ??= Date.now();
      if (draft.outcome !== null) await end(draft.outcome);
    },
    fail: () => end('failed'),
    interval: () => interval,
  };
  const complete = () => Promise.resolve({ question: ask.question, notices: [], pictures: [] });
  const platform = { prepare: () => Promise.resolve({ complete }), openSurface: () => surface };
  await answerAsk(ask, platform, { engine: assembly.engine, clock: systemClock }, turn);
}

async function askOne(number: number, product: string, delay: number): Promise<Answer> {
  if (delay > 0) await setTimeout(delay);
  const id = crypto.randomUUID();
  const askedAt = Date.now();
  const ended = new Promise<Pick<Answer, 'firstTextAt' | 'outcome'>>((resolve) => waiting.set(id, resolve));
  const taken = await desk.take({
    question: {
      id,
      ...{ text: questionOf(number), productHint: product, scenario: 'general', images: [], thread: [] },
      asker: { platform: 'bench', id },
    },
    address: { platform: 'bench' },
    eventKeys: [id],
    ...{ person: `bench:${id}`, workspace: 'bench', conversation: id, urgency: 'asked', isStaff: false },
  });
  const end = taken.kind === 'taken' ? await ended : { firstTextAt: null, outcome: taken.kind };
  waiting.delete(id);
  return { question: number, askedAt, endedAt: Date.now(), ...end };
}

async function extractions(): Promise<number> {
  const { text } = await instruments.metrics.read();
  return Number(/hsc_manual_cache_total\{tier="network",result="hit"\} (\d+)/u.exec(text)?.[1] ?? 0);
}

process.on('message', (message) => {
  void (async () => {
    const crowd = crowdSchema.parse(message);
    const delays = delaysOf(crowd);
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const answers = await Promise.all(
      crowd.questions.map((question, index) => askOne(question, crowd.product, delays[index] ?? 0)),
    );
    delay.disable();
    const lag = Math.max(0, delay.percentile(99) / 1e6 - 10);
    // What answers leave behind ends a moment later.
    await setTimeout(200);
    globalThis.gc?.();
    const report: CrowdReport = {
      ...{ answers, lag, memory: process.memoryUsage.rss() / 2 ** 20 },
      extractions: await extractions(),
    };
    process.send?.(report);
  })();
});
process.stdin.resume();
process.stdin.on('end', () => {
  process.exit(0);
});
process.stdout.write('ready\n');
