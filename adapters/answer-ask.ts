import type { AnswerEvent, Notice } from '../src/answer/events.ts';
import type { Draft } from '../src/answer/draft.ts';
import type { Clock } from '../src/clock.ts';
import type { Ask } from '../src/delivery/ask.ts';
import { TurnEndedError } from '../src/delivery/turn.ts';
import type { Turn } from '../src/delivery/turn.ts';
import type { Engine } from '../src/engine.ts';
import type { Question } from '../src/question.ts';
import { traced } from '../src/trace/traced.ts';
import { explainError } from './explain.ts';
import { streamReply } from './stream-reply.ts';
import type { Surface } from './surface.ts';

/** A question with everything that belongs to it. */
export interface CompleteQuestion {
  readonly question: Question;
  /** What the asker is told beside the answer. */
  readonly notices: readonly Notice[];
  /** Names of the question's pictures. */
  readonly pictures: readonly string[];
}

export interface Preparation {
  /** Looks up what belongs to the question: earlier turns, files. */
  complete(signal: AbortSignal): Promise<CompleteQuestion>;
}

/** What a platform gives for one ask. */
export interface AskPlatform {
  /** Whether the ask is answered at all; null: the bot stays silent. */
  prepare(signal: AbortSignal): Promise<Preparation | null>;
  /** Where the answer is shown; opened once, when it is clear that there will be one. */
  openSurface(): Surface & { interval(draft: Draft): number | null };
}

export interface AnswerAskOptions {
  readonly engine: Engine;
  readonly clock: Clock;
  /** For one answer from beginning to end, milliseconds. */
  readonly deadline?: number;
}

/** Longer than any manual takes to read and any model to write. */
const usualDeadline = 240_000;
/** How long telling of a failure may take, milliseconds. */
const farewell = 20_000;

/**
 * The worker: answers one ask on its platform. Whatever goes wrong, the asker is told; the error is thrown afterwards, so
 * that the desk can report it. Resolves without a word when the platform's rules say to be silent, and ends without one
 * when another process goes on with the answer.
 */
export async function answerAsk(ask: Ask, platform: AskPlatform, options: AnswerAskOptions, turn: Turn): Promise<void> {
  const { engine, clock, deadline = usualDeadline } = options;
  const over = new AbortController();
  const late = new AbortController();
  const signal = AbortSignal.any([turn.signal, late.signal]);
  const expired = expire(late, clock, deadline, over.signal);
  try {
    const preparation = await prepared(ask, platform, turn, signal);
    if (preparation === null) return;
    const opened = platform.openSurface();
    const surface = confirmed(opened, turn);
    const interval = (draft: Draft): number | null => opened.interval(draft);
    try {
      const events = answerEvents(engine, ask.question, preparation, signal, turn);
      const { error } = await streamReply(events, { surface, interval, clock, signal });
      if (error !== null) throw new AnswerFailed(error);
    } catch (error) {
      if (isSilent(error)) throw error;
      // What streamReply returned was told already.
      if (!(error instanceof AnswerFailed)) await surface.fail(explainError(error), AbortSignal.timeout(farewell));
      throw error instanceof AnswerFailed ? error.cause : error;
    }
  } finally {
    over.abort();
    await expired;
  }
}

/** Null when the bot stays silent. Where it was asked and the turn ends before the answer begins, the asker is told so. */
async function prepared(ask: Ask, platform: AskPlatform, turn: Turn, signal: AbortSignal): Promise<Preparation | null> {
  try {
    signal.throwIfAborted();
    const preparation = await platform.prepare(signal);
    if (preparation === null) await turn.ignored();
    return preparation;
  } catch (error) {
    const isTold = error instanceof TurnEndedError && !error.isSilent && ask.urgency === 'asked';
    if (isTold) await confirmed(platform.openSurface(), turn).fail(explainError(error), AbortSignal.timeout(farewell));
    throw error;
  }
}

/** No end is written before it is sure that this process still has to write it. */
function confirmed(surface: Surface, turn: Turn): Surface {
  return {
    async show(draft, signal) {
      if (draft.phase === 'done') await turn.confirm();
      await traced('edit', { 'hsc.phase': draft.phase }, () => surface.show(draft, signal));
    },
    async fail(sentence, signal) {
      await turn.confirm();
      await traced('edit', { 'hsc.phase': 'failed' }, () => surface.fail(sentence, signal));
    },
  };
}

function isSilent(error: unknown): boolean {
  return error instanceof TurnEndedError && error.isSilent;
}

class AnswerFailed extends Error {
  override readonly name = 'AnswerFailed';

  constructor(cause: unknown) {
    super('told to the asker', { cause });
  }
}

/** The engine's events, with what is said of files before the end. The first event comes before anything is looked up. */
async function* answerEvents(
  engine: Engine,
  asked: Question,
  preparation: Preparation,
  signal: AbortSignal,
  { isTakenOver }: Turn,
): AsyncGenerator<AnswerEvent, void, undefined> {
  yield { type: 'resolving', hint: asked.productHint };
  if (isTakenOver) yield { type: 'notice', notice: { kind: 'begun-again' } };
  const { question, notices, pictures } = await preparation.complete(signal);
  const blind: Notice[] = [];
  for await (const event of engine.answer(question, signal)) {
    if (event.type === 'notice' && event.notice.kind === 'fallback') {
      blind.push(...pictures.map((name): Notice => ({ kind: 'attachment', name, problem: 'no-eyes' })));
    }
    if (event.type === 'answer-end') {
      for (const notice of [...notices, ...blind]) yield { type: 'notice', notice };
    }
    yield event;
  }
}

async function expire(late: AbortController, clock: Clock, milliseconds: number, over: AbortSignal): Promise<void> {
  await clock.sleep(milliseconds, over).catch(() => undefined);
  if (!over.aborted) late.abort(new DOMException('The answer took too long.', 'TimeoutError'));
}
