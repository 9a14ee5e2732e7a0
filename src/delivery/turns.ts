import { traced, underTrace } from '../trace/traced.ts';
import type { Ask } from './ask.ts';
import type { Platform } from './desk.ts';
import type { TakenAsk } from './taken-ask.ts';
import { TurnEndedError } from './turn.ts';
import type { Turn, TurnEnd } from './turn.ts';

/** What is particular to one try: whether it is the first one, and where its marks are kept. */
export type Try = Omit<Turn, 'signal'>;

/** The answers that run in this process. */
export interface Turns {
  /**
   * Lets the platform of the ask answer it. What that throws is reported.
   * @param ended the turn has ended before it begins: the asker is only told so
   * @returns why the turn was ended, if it was
   */
  run(taken: TakenAsk, given: Try, ended?: TurnEnd | null): Promise<TurnEnd | null>;
  /** Ends those that fit; those that write their last words do so regardless. */
  end(why: TurnEnd, fits?: (taken: TakenAsk) => boolean): void;
  readonly running: number;
}

export interface TurnsOptions {
  readonly platformOf: (ask: Ask) => Platform;
  readonly onError: (error: unknown, ask: Ask) => void;
}

export function createTurns({ platformOf, onError }: TurnsOptions): Turns {
  const running = new Map<AbortController, TakenAsk>();
  return {
    async run(taken, given, ended = null) {
      const { ask } = taken;
      const controller = new AbortController();
      running.set(controller, taken);
      const { signal } = controller;
      if (ended !== null) controller.abort(new TurnEndedError(ended));
      try {
        await underTrace(taken.trace ?? null, () =>
          traced('question', { 'hsc.question_id': ask.question.id, 'hsc.taken_over': given.isTakenOver }, () =>
            platformOf(ask).answer(ask, { ...given, signal }),
          ),
        );
        return null;
      } catch (error) {
        const reasons: unknown[] = [error, signal.reason];
        const cause = reasons.find((one) => one instanceof TurnEndedError);
        if (cause === undefined) onError(error, ask);
        return cause?.end ?? null;
      } finally {
        running.delete(controller);
      }
    },
    end(why, fits = () => true) {
      for (const [controller, taken] of running) if (fits(taken)) controller.abort(new TurnEndedError(why));
    },
    get running() {
      return running.size;
    },
  };
}
