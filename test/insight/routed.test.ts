import { expect, it } from 'vitest';
import type { AnswerEvent } from '../../src/answer/events.ts';
import type { Engine } from '../../src/engine.ts';
import { createLog } from '../../src/insight/log.ts';
import { createMetrics } from '../../src/insight/metrics.ts';
import { observed } from '../../src/insight/observe.ts';
import type { RoutedModels } from '../../src/insight/routed.ts';
import type { Question } from '../../src/question.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { promptOf } from '../support/prompt-of.ts';

const models = { full: 'big', light: 'small' };
const image = { mediaType: 'image/png', data: '' };

/** What the log says of the way of each answer, and how they are counted; `model` wrote it. */
async function routesOf(asked: readonly (readonly [Partial<Question>, string | null])[], names: RoutedModels | null) {
  const lines: string[] = [];
  const metrics = createMetrics();
  let model: string | null = null;
  const engine: Engine = {
    async *answer() {
      await Promise.resolve();
      yield { type: 'answer-end', outcome: 'answered', model, usage: null } satisfies AnswerEvent;
    },
  };
  const log = createLog('info', [], (line) => lines.push(line));
  const watched = observed(engine, { log, metrics, clock: createManualClock(), models: names });
  for (const [parts, by] of asked) {
    model = by;
    const question = { ...promptOf({}).question, ...parts };
    await Array.fromAsync(watched.answer(question, new AbortController().signal));
  }
  const routes = lines.map((line): unknown => {
    const { route, route_reason, light_share } = JSON.parse(line) as Record<string, unknown>;
    return [route, route_reason, light_share];
  });
  const counted = (await metrics.read()).text.match(/hsc_routed_answers_total\{.*\} [1-9]\d*/gu) ?? [];
  return { routes, counted };
}

it('each answer is logged with its model, why it wrote, and the share of the light one so far', async () => {
  const { routes, counted } = await routesOf(
    [
      [{ text: 'what is the polyphony?' }, 'small'],
      [{ text: 'how do I pair bluetooth' }, 'big'],
      [{ text: 'polyphony' }, 'big'],
      [{ text: 'what is this?', images: [image] }, 'big'],
      [{ text: 'how many kits does it have', thread: [{ role: 'person', text: 'hi' }] }, 'big'],
      [{ text: 'how many kits does it have' }, 'small'],
    ],
    models,
  );
  expect(routes).toEqual([
    ['light', 'fact', 1],
    ['full', 'more', 0.5],
    ['full', 'unclear', 0.333],
    ['full', 'picture', 0.25],
    ['full', 'conversation', 0.2],
    ['light', 'fact', 0.333],
  ]);
  expect(counted).toContain('hsc_routed_answers_total{route="light",reason="fact"} 2');
  expect(counted).toContain('hsc_routed_answers_total{route="full",reason="picture"} 1');
});

it('an answer that neither model wrote is no share of either', async () => {
  const { routes, counted } = await routesOf(
    [
      [{ text: 'what is the polyphony?' }, null],
      [{ text: 'how do I pair bluetooth' }, 'big'],
      [{ text: 'what is the polyphony?' }, 'extractive'],
      [{ text: 'what is the polyphony?' }, null],
    ],
    models,
  );
  expect(routes).toEqual([
    [null, null, null],
    ['full', 'more', 0],
    [null, null, 0],
    [null, null, 0],
  ]);
  expect(counted).toHaveLength(1);
});

it('with one model there is nothing to share', async () => {
  const { routes } = await routesOf([[{ text: 'how do I pair it' }, 'big']], { full: 'big', light: 'big' });
  expect(routes).toEqual([[null, null, null]]);
});
