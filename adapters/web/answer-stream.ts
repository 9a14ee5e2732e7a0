import type { Clock } from '../../src/clock.ts';
import type { Engine } from '../../src/engine.ts';
import type { Question } from '../../src/question.ts';
import { explainError } from '../explain.ts';
import { streamReply } from '../stream-reply.ts';
import { createWebSurface } from './create-web-surface.ts';
import type { EventStream } from './event-stream.ts';
import type { LocalManuals } from './local-manuals.ts';

export interface AnswerOptions {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly manuals: LocalManuals;
  /** For the whole answer, milliseconds. */
  readonly deadline: number;
  /** Between two signs of life, milliseconds. */
  readonly heartbeat: number;
  /** Ends the answer early, with its reason. */
  readonly stop: AbortSignal;
}

/** How long a reader that doesn't read is waited for at the end, milliseconds. */
const grace = 10_000;

/**
 * Answers one question into a stream: `draft` events with the draft and the reply made from it, newest first and the
 * last one always; `fail` with a sentence when it can't be answered; `end` last. Resolves when the reader has it all or
 * has gone; never throws.
 */
export async function answerInto(stream: EventStream, question: Question, options: AnswerOptions): Promise<void> {
  const { engine, clock, manuals } = options;
  const over = new AbortController();
  const late = new AbortController();
  const signal = AbortSignal.any([stream.left, options.stop, late.signal]);
  const surface = createWebSurface(stream, { scenario: question.scenario, manuals, clock });
  const interval = (): number => surface.interval();
  const alive = stream.keepAlive(clock, options.heartbeat, over.signal);
  const deadline = expire(late, clock, options.deadline, over.signal);
  try {
    await streamReply(engine.answer(question, signal), { surface, interval, clock, signal });
    await stream.close('end', {}, clock, grace);
  } catch (error) {
    await stream.close('fail', { sentence: explainError(error) }, clock, grace);
  } finally {
    over.abort();
    await Promise.all([alive, deadline]);
  }
}

async function expire(late: AbortController, clock: Clock, milliseconds: number, over: AbortSignal): Promise<void> {
  await clock.sleep(milliseconds, over).catch(() => undefined);
  if (!over.aborted) late.abort(new DOMException('The answer took too long.', 'TimeoutError'));
}
