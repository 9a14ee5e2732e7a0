import type { Platform, Refusal } from '../../src/delivery/desk.ts';
import type { Turn } from '../../src/delivery/turn.ts';

/** One try of one desk to answer. */
export interface Attempt {
  readonly id: string;
  readonly turn: Turn;
  /** Lets the answer end; it ends by itself when its turn does. */
  finish(): void;
  readonly ended: Promise<'answered' | 'aborted'>;
}

/** A platform whose answers end when they are told to, and what became of them. */
export interface RecordedPlatform {
  readonly platform: Platform;
  readonly attempts: readonly Attempt[];
  readonly turnedAway: readonly (readonly [string, Refusal])[];
  readonly places: readonly (readonly [string, number])[];
}

export function recordAttempts(): RecordedPlatform {
  const attempts: Attempt[] = [];
  const turnedAway: [string, Refusal][] = [];
  const places: [string, number][] = [];
  const platform: Platform = {
    async answer(ask, turn) {
      const gate = Promise.withResolvers<undefined>();
      const ended = gate.promise.then(
        () => 'answered' as const,
        () => 'aborted' as const,
      );
      attempts.push({
        id: ask.question.id,
        turn,
        ended,
        finish: () => {
          gate.resolve(undefined);
        },
      });
      turn.signal.addEventListener('abort', () => {
        gate.reject(turn.signal.reason);
      });
      turn.signal.throwIfAborted();
      await turn.progress.keep({ message: `of ${ask.question.id}` });
      await gate.promise;
      await turn.confirm();
    },
    showPlace: (ask, place) => Promise.resolve(void places.push([ask.question.id, place])),
    turnAway: (ask, refusal) => Promise.resolve(void turnedAway.push([ask.question.id, refusal])),
  };
  return { platform, attempts, turnedAway, places };
}
