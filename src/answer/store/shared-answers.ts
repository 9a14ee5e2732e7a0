import type { AnswerEvent } from '../events.ts';
import { answerKey } from './answer-key.ts';
import type { AnswerRequest } from './answer-key.ts';
import { givenAgain } from './given-again.ts';
import { shareStream } from './shared-stream.ts';
import type { SharedStream } from './shared-stream.ts';
import { writtenOnce } from './written-once.ts';
import type { WriteAnswer, WritingParts } from './written-once.ts';

/** Answers each question once, however many people ask it. */
export interface SharedAnswers {
  /**
   * The answer that is kept for this question, marked as answered before; else the one that is being written for others
   * who asked the same, from its beginning; else the one that `write` gives, which is kept when it can be given again.
   */
  answer(request: AnswerRequest, signal: AbortSignal, write: WriteAnswer): AsyncIterable<AnswerEvent>;
}

/** Where an answer came from; `not-kept` when it is of a kind that is neither kept nor shared. */
export type AnswerSource = 'hit' | 'miss' | 'not-kept' | 'coalesced';

export interface SharedAnswersOptions extends WritingParts {
  readonly onSource?: (source: AnswerSource) => void;
}

/** An answer that is being written in this process. */
interface Writing {
  readonly stream: SharedStream<AnswerEvent>;
  /** Whether somebody has been told what it cost: tokens are to be counted once. */
  billed: boolean;
}

export function createSharedAnswers({ onSource, ...parts }: SharedAnswersOptions): SharedAnswers {
  const writings = new Map<string, Writing>();

  function running(key: string): Writing | null {
    const writing = writings.get(key);
    return writing === undefined || writing.stream.abandoned ? null : writing;
  }

  function begin(key: string, request: AnswerRequest, write: WriteAnswer): Writing {
    const task = { key, request, write, onSource: (source: 'miss' | 'coalesced') => onSource?.(source) };
    const stream = shareStream(
      (signal) => writtenOnce(task, parts, signal),
      () => {
        if (writings.get(key) === writing) writings.delete(key);
      },
    );
    const writing: Writing = { stream, billed: false };
    writings.set(key, writing);
    return writing;
  }

  /** Returns false when what it joins failed before its first word. */
  async function* join(writing: Writing, request: AnswerRequest, signal: AbortSignal) {
    let said = false;
    try {
      for await (const event of follow(writing, signal)) {
        said ||= event.type === 'text-delta';
        if (event.type === 'answer-end') await parts.store.given(request);
        yield event;
      }
      return true;
    } catch (error) {
      signal.throwIfAborted();
      if (said) throw error;
      return false;
    }
  }

  return {
    async *answer(request, signal, write) {
      const key = answerKey(request);
      if (key === null) {
        onSource?.('not-kept');
        yield* write(signal);
        return;
      }
      const kept = await parts.store.read(request, signal);
      if (kept !== null) {
        onSource?.('hit');
        yield* givenAgain(kept, request);
        return;
      }
      const others = running(key);
      if (others !== null) {
        onSource?.('coalesced');
        if (yield* join(others, request, signal)) return;
      }
      // Those whose common try failed ask once more, together.
      yield* follow(running(key) ?? begin(key, request, write), signal);
    },
  };
}

async function* follow(writing: Writing, signal: AbortSignal): AsyncGenerator<AnswerEvent, void, undefined> {
  for await (const event of writing.stream.follow(signal)) {
    if (event.type !== 'answer-end') yield event;
    else {
      const usage = writing.billed ? null : event.usage;
      writing.billed = true;
      yield { ...event, usage };
    }
  }
}
