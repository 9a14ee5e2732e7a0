import type { Clock } from '../../src/clock.ts';
import type { Engine } from '../../src/engine.ts';
import type { Question } from '../../src/question.ts';
import { explainError } from '../explain.ts';
import { streamReply } from '../stream-reply.ts';
import type { Surface } from '../surface.ts';
import type { EventStream } from './event-stream.ts';
import { withLocalLinks } from './local-manuals.ts';
import type { LocalManuals } from './local-manuals.ts';
import { renderReply } from './render-reply.ts';

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

/** Milliseconds between two drafts while the answer is short. */
const leastInterval = 60;
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
  let cost = 0;
  const surface: Surface = {
    async show(draft, until) {
      const start = clock.now();
      const shown = withLocalLinks(draft, manuals);
      const reply = renderReply(shown, question.scenario);
      cost = clock.now() - start;
      await stream.send('draft', { draft: shown, reply }, until);
    },
    fail: (sentence, until) => stream.send('fail', { sentence }, until),
  };
  const alive = stream.keepAlive(clock, options.heartbeat, over.signal);
  const deadline = expire(late, clock, options.deadline, over.signal);
  try {
    // However long an answer gets, and however busy the machine is, rendering takes a fifth of the time at most.
    const interval = (): number => Math.max(leastInterval, cost * 5);
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
