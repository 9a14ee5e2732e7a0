import DataLoader from 'dataloader';
import type { Clock } from '../clock.ts';

/** How long the first question of a batch waits for others; milliseconds. Short beside any model's own time. */
export const GATHERED = 25;

export interface BatchOptions<Result> {
  readonly clock: Clock;
  /** Questions in one batch; what comes beyond them begins the next one. */
  readonly most: number;
  /** Gives a result for each question, in its place. What it throws is thrown to everybody in the batch. */
  readonly answer: (questions: readonly string[]) => Promise<readonly Result[]>;
}

/**
 * Gives a function that answers one question, in one batch with all that come within 25 ms. Nothing is kept; a batch goes
 * on when somebody in it no longer waits.
 */
export function askTogether<Result>({ clock, most, answer }: BatchOptions<Result>): (q: string) => Promise<Result> {
  const loader = new DataLoader<string, Result>(answer, {
    cache: false,
    maxBatchSize: most,
    batchScheduleFn: (send) => void clock.sleep(GATHERED).then(send),
  });
  return (question) => loader.load(question);
}
