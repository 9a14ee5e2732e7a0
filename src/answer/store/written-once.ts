import type { Clock } from '../../clock.ts';
import type { AnswerEvent } from '../events.ts';
import type { AnswerRequest } from './answer-key.ts';
import type { AnswerStore } from './answer-store.ts';
import { longestTurn } from './answer-turns.ts';
import type { AnswerTurns } from './answer-turns.ts';
import { givenAgain } from './given-again.ts';

/** Writes an answer; the signal ends it. */
export type WriteAnswer = (signal: AbortSignal) => AsyncIterable<AnswerEvent>;

export interface WritingParts {
  readonly store: AnswerStore;
  readonly turns: AnswerTurns;
  readonly clock: Clock;
}

interface WritingTask {
  readonly key: string;
  readonly request: AnswerRequest;
  readonly write: WriteAnswer;
  /** Told whether the answer is written here, or came from another process. */
  readonly onSource: (source: 'miss' | 'coalesced') => void;
}

/** Milliseconds between two looks at whether another process is done. */
const shortestPoll = 100;
const longestPoll = 500;

/**
 * Writes an answer and keeps it, unless another process is at it: then that one is waited for, for ten seconds at most.
 */
export async function* writtenOnce(
  task: WritingTask,
  parts: WritingParts,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, void, undefined> {
  const turn = await awaitTurn(task, parts, signal);
  if (turn.kind === 'found') {
    task.onSource('coalesced');
    yield* givenAgain(turn.events, task.request);
    return;
  }
  task.onSource('miss');
  const written: AnswerEvent[] = [];
  let futile = false;
  try {
    for await (const event of task.write(signal)) {
      written.push(event);
      yield event;
      // Nobody waits for its end until it is kept.
      if (event.type === 'answer-end') futile = !(await parts.store.write(task.request, written));
    }
  } finally {
    if (turn.kind === 'mine') await parts.turns.end(task.key, futile);
  }
}

type Turn =
  { readonly kind: 'found'; readonly events: readonly AnswerEvent[] } | { readonly kind: 'mine' | 'anybodys' };

async function awaitTurn(
  { key, request }: WritingTask,
  { store, turns, clock }: WritingParts,
  signal: AbortSignal,
): Promise<Turn> {
  const until = clock.now() + longestTurn;
  for (let poll = shortestPoll; clock.now() < until; poll = Math.min(poll * 1.5, longestPoll)) {
    // In one go, and the turn first: what was kept before a turn ended is there by then.
    const [kind, events] = await Promise.all([turns.take(key, signal), store.read(request, signal)]);
    if (events !== null) {
      if (kind === 'mine') await turns.end(key, false);
      return { kind: 'found', events };
    }
    if (kind !== 'others') return { kind };
    await clock.sleep(poll, signal);
  }
  return { kind: 'anybodys' };
}
