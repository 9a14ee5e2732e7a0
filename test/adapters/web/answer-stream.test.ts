import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { answerInto } from '../../../adapters/web/answer-stream.ts';
import { createEventStream } from '../../../adapters/web/event-stream.ts';
import type { EventStream } from '../../../adapters/web/event-stream.ts';
import type { Clock } from '../../../src/clock.ts';
import type { Engine } from '../../../src/engine.ts';
import type { Question } from '../../../src/question.ts';
import { ended, events, opening, scriptedEngine, text, untilStopped } from '../../support/browser/scripted-engine.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { until } from '../../support/until.ts';

const question: Question = {
  id: 'q',
  text: 'How?',
  productHint: null,
  scenario: 'general',
  images: [],
  thread: [],
  asker: { platform: 'web', id: null },
};

function answer(stream: EventStream, engine: Engine, clock: Clock, stop = new AbortController().signal) {
  return answerInto(stream, question, { engine, clock, manuals: new Map(), deadline: 60_000, heartbeat: 15_000, stop });
}

const line = 'A line of the answer that nobody reads. '.repeat(25);

it('makes no further draft for a reader that does not read, however much comes', async () => {
  const clock = createManualClock();
  const stream = createEventStream();
  let given = 0;
  const engine = scriptedEngine(async function* () {
    yield* events(...opening, text(line.repeat(20)));
    for (; given < 200; given += 1) {
      yield text(line);
      await setImmediate();
    }
    yield ended;
  });
  let sent = 0;
  const counted: EventStream = {
    ...stream,
    send(...given) {
      sent += 1;
      return stream.send(...given);
    },
  };
  const answered = answer(counted, engine, clock);
  await until(async () => {
    await clock.advance(60);
    return given === 200;
  });
  // The opening, one draft for each end of the stream, and one that waits.
  expect(sent).toBeLessThanOrEqual(opening.length + 3);
  stream.body.destroy();
  await answered;
  expect(engine.asked[0]?.signal.aborted).toBe(true);
});

it('cuts off a reader that has not taken the end after ten seconds', async () => {
  const clock = createManualClock();
  const stream = createEventStream();
  const answered = answer(
    stream,
    scriptedEngine(() => events(...opening, ended)),
    clock,
  );
  await until(() => stream.body.writableEnded);
  await clock.advance(9_000);
  expect(stream.body.destroyed).toBe(false);
  await clock.advance(1_001);
  await answered;
  expect(stream.body.destroyed).toBe(true);
});

it('leaves nothing waiting behind, whether it ends, fails or is stopped', async () => {
  const clock = createManualClock();
  const stop = new AbortController();
  const engines = [
    scriptedEngine(() => events(...opening, ended)),
    scriptedEngine(() => {
      throw new Error('broken');
    }),
    scriptedEngine(async function* (_, signal) {
      yield* events(...opening);
      await untilStopped(signal);
    }),
  ];
  for (const engine of engines) {
    const stream = createEventStream();
    stream.body.resume();
    const answered = answer(stream, engine, clock, stop.signal);
    await until(() => engine.asked.length === 1);
    if (engine === engines[2]) stop.abort(new DOMException('closing', 'TimeoutError'));
    await answered;
    expect(clock.sleeping).toBe(0);
  }
});
