import type { Ask } from './ask.ts';
import type { Platform } from './desk.ts';
import { TurnEndedError } from './turn.ts';
import type { Turn, TurnEnd } from './turn.ts';

/** What is particular to one try: whether it is the first one, and where its marks are kept. */
export type Try = Omit<Turn, 'signal'>;

/** The answers that run in this process. */
export interface Turns {
  /** Lets the platform of the ask answer it. What that throws is reported. Says why the turn was ended, if it was. */
  run(ask: Ask, given: Try): Promise<TurnEnd | null>;
  /** Ends those that fit; those that write their last words do so regardless. */
  end(why: TurnEnd, fits?: (ask: Ask) => boolean): void;
  readonly running: number;
}

export interface TurnsOptions {
  readonly platformOf: (ask: Ask) => Platform;
  readonly onError: (error: unknown, ask: Ask) => void;
}

export function createTurns({ platformOf, onError }: TurnsOptions): Turns {
  const running = new Map<AbortController, Ask>();
  return {
    async run(ask, given) {
      const controller = new AbortController();
      running.set(controller, ask);
      const { signal } = controller;
      try {
        await platformOf(ask).answer(ask, { ...given, signal });
        return null;
      } catch (error) {
        const { reason }: { reason: unknown } = signal;
        const ended = [error, reason].find((one) => one instanceof TurnEndedError);
        if (ended === undefined) onError(error, ask);
        return ended?.end ?? null;
      } finally {
        running.delete(controller);
      }
    },
    end(why, fits = () => true) {
      for (const [controller, ask] of running) if (fits(ask)) controller.abort(new TurnEndedError(why));
    },
    get running() {
      return running.size;
    },
  };
}
