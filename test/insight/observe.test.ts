import { expect, it } from 'vitest';
import type { AnswerEvent } from '../../src/answer/events.ts';
import type { Engine } from '../../src/engine.ts';
import { HscError } from '../../src/errors.ts';
import { createLog } from '../../src/insight/log.ts';
import { createMetrics } from '../../src/insight/metrics.ts';
import { observed } from '../../src/insight/observe.ts';
import type { Question } from '../../src/question.ts';
import { createManualClock } from '../support/manual-clock.ts';

const question: Question = {
  id: 'q-1',
  text: 'my very private question',
  productHint: 'td-17',
  scenario: 'live',
  images: [],
  thread: [],
  asker: { platform: 'terminal', id: 'U-SOMEBODY' },
};
const td17 = { id: 'td-17', name: 'Roland TD-17', brand: 'Roland', supportUrl: null };
const manual = {
  documentId: 'td-17',
  title: 'Manual',
  edition: null,
  url: 'https://m/',
  format: 'pdf',
  pages: 4,
} as const;
const place = { documentId: 'td-17', page: 1, label: '1', link: null };

/** An observed engine that gives these events, each after so many milliseconds; an Error is thrown. */
function observe(steps: readonly (readonly [number, AnswerEvent | Error])[]) {
  const clock = createManualClock();
  const lines: string[] = [];
  const metrics = createMetrics();
  const engine: Engine = {
    async *answer() {
      for (const [milliseconds, event] of steps) {
        await clock.advance(milliseconds);
        if (event instanceof Error) throw event;
        yield event;
      }
    },
  };
  const log = createLog('info', [], (line) => lines.push(line));
  return { engine: observed(engine, { log, metrics, clock }), lines, metrics };
}

async function drain(engine: Engine, signal = new AbortController().signal): Promise<number> {
  return (await Array.fromAsync(engine.answer(question, signal))).length;
}

const answered = [
  [1, { type: 'product-resolved', product: td17, certainty: 'exact' }],
  [99, { type: 'manual-ready', manual, origin: 'redis', cacheHit: true }],
  [400, { type: 'text-delta', text: 'Hold ' }],
  [100, { type: 'citation', place }],
  [0, { type: 'citation-dropped', page: 9, reason: 'not-sent' }],
  [
    400,
    {
      type: 'answer-end',
      outcome: 'answered',
      model: 'gemini-x',
      usage: { prompt: 100, cached: 60, output: 20 },
      instruction: 'live-1.1',
    },
  ],
] as const satisfies readonly (readonly [number, AnswerEvent])[];

it('every answer gets one log line with the agreed fields, unknown ones as null', async () => {
  const { engine, lines } = observe(answered);
  expect(await drain(engine)).toBe(answered.length);
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    {
      level: 'info',
      time: expect.any(String) as unknown,
      event: 'query_completed',
      question_id: 'q-1',
      platform: 'terminal',
      product_id: 'td-17',
      scenario: 'live',
      outcome: 'answered',
      latency_ms: 1_000,
      first_text_ms: 500,
      cache_hit: true,
      answer_store_hit: false,
      token_count: 120,
      model: 'gemini-x',
      route: null,
      route_reason: null,
      light_share: null,
      prompt_version: 'live-1.1',
      narrowed: false,
      checked: false,
    },
  ]);
});

it('says when an answer was written before', async () => {
  const { engine, lines } = observe([
    ...answered.slice(0, 4),
    [0, { type: 'notice', notice: { kind: 'answered-before' } }],
    [0, { type: 'answer-end', outcome: 'answered', model: null, usage: null }],
  ]);
  await drain(engine);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ answer_store_hit: true, token_count: null, model: null });
});

it('neither the question nor who asked is in the log', async () => {
  const { engine, lines } = observe([...answered.slice(0, 2), [0, new HscError('model-unavailable', 'no model')]]);
  await expect(drain(engine)).rejects.toThrow('no model');
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toMatch(/private|SOMEBODY/);
});

it('counts the answer, its tokens and its citations', async () => {
  const { engine, metrics } = observe(answered);
  await drain(engine);
  const { text } = await metrics.read();
  for (const line of [
    'hsc_questions_total{platform="terminal",scenario="live",outcome="answered"} 1',
    'hsc_model_tokens_total{model="gemini-x",kind="prompt"} 40',
    'hsc_model_tokens_total{model="gemini-x",kind="cached"} 60',
    'hsc_model_tokens_total{model="gemini-x",kind="output"} 20',
    'hsc_citations_total{result="kept"} 1',
    'hsc_citations_total{result="not-sent"} 1',
    'hsc_answer_seconds_count{cache="hit"} 1',
    'hsc_first_text_seconds_sum{cache="hit"} 0.5',
  ]) {
    expect(text).toContain(line);
  }
});

it('an answer that wanted no text counts neither for those that had it nor for those that waited for it', async () => {
  const { engine, metrics } = observe([
    [1, { type: 'product-unknown', nearest: [] }],
    [0, { type: 'answer-end', outcome: 'unknown_product', model: null, usage: null }],
  ]);
  await drain(engine);
  const { text } = await metrics.read();
  expect(text).toContain('hsc_answer_seconds_count{cache="none"} 1');
  expect(text).not.toMatch(/cache="(?:hit|miss)"/);
});

it('a failure is counted by its code and thrown on', async () => {
  const { engine, metrics, lines } = observe([[5, new HscError('model-bad-request', 'bad')]]);
  await expect(drain(engine)).rejects.toThrow('bad');
  expect((await metrics.read()).text).toContain('hsc_errors_total{kind="model-bad-request"} 1');
  expect(lines.at(-1)).toContain('"outcome":"failed"');
});

it('an answer whose reader leaves is logged as stopped', async () => {
  const { engine, lines } = observe(answered);
  for await (const event of engine.answer(question, new AbortController().signal)) {
    if (event.type === 'text-delta') break;
  }
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('"outcome":"stopped"');
});

it('counts questions and seconds by product, and what its tokens cost by the list', async () => {
  const { engine, metrics } = observe([
    ...answered.slice(0, -1),
    [
      400,
      {
        type: 'answer-end',
        outcome: 'answered',
        model: 'gemini-3.8-flash',
        usage: { prompt: 1_000_000, cached: 0, output: 0 },
      },
    ],
  ]);
  await drain(engine);
  await drain(engine);
  const { text } = await metrics.read();
  expect(text).toContain('hsc_product_questions_total{product="td-17"} 2');
  expect(text).toContain('hsc_product_answer_seconds_sum{product="td-17"} 2');
  expect(text).toContain('hsc_model_cost_dollars_total{model="gemini-3.8-flash"} 1.5');
});

it('has series of a bounded number of products', async () => {
  const clock = createManualClock();
  const metrics = createMetrics();
  let asked = 0;
  const engine: Engine = {
    async *answer() {
      asked += 1;
      await Promise.resolve();
      yield { type: 'product-resolved', product: { ...td17, id: `product-${asked}` }, certainty: 'exact' };
    },
  };
  const log = createLog('silent', [], () => undefined);
  const watched = observed(engine, { log, metrics, clock });
  for (let question = 0; question < 500; question += 1) await drain(watched);
  const series = (await metrics.read()).text.split('\n').filter((line) => line.startsWith('hsc_product_questions'));
  expect(series).toHaveLength(201);
  expect(series).toContain('hsc_product_questions_total{product="other"} 300');
});

it('a checked answer is told from others in the log, and counted by whether its manual is still the same', async () => {
  const checked = [
    [1, { type: 'product-resolved', product: td17, certainty: 'exact' }],
    [1, { type: 'text-delta', text: 'Hold PAIR.' }],
    [0, { type: 'notice', notice: { kind: 'checked', day: '2026-11-23', source: 'pages' } }],
  ] as const;
  const end = { type: 'answer-end', outcome: 'answered', model: null, usage: null, checked: true } as const;
  const changed = { type: 'notice', notice: { kind: 'checked-earlier', places: [place] } } as const;
  for (const [steps, result] of [
    [[...checked, [0, end]], 'given'],
    [[...checked, [0, changed], [0, end]], 'manual-changed'],
  ] as const) {
    const { engine, lines, metrics } = observe(steps);
    await drain(engine);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      outcome: 'answered',
      checked: true,
      token_count: null,
      model: null,
      cache_hit: null,
    });
    expect((await metrics.read()).text).toContain(`hsc_checked_answers_total{result="${result}"} 1`);
  }
});
