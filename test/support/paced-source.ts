import { setImmediate } from 'node:timers/promises';
import { paced } from '../../adapters/paced.ts';
import type { Draft } from '../../src/answer/draft.ts';
import { textOf } from './draft-of.ts';
import type { ManualClock } from './manual-clock.ts';

/** A source that gives what the test pushes, and counts what was taken. */
export function createSource() {
  const waiting: (() => void)[] = [];
  const queue: (Draft | Error | null)[] = [];
  const taken = { count: 0, left: false };
  async function* drafts(): AsyncGenerator<Draft> {
    try {
      for (;;) {
        while (queue.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
        const next = queue.shift();
        if (next instanceof Error) throw next;
        if (next === null || next === undefined) return;
        taken.count += 1;
        yield next;
      }
    } finally {
      taken.left = true;
    }
  }
  async function push(...items: (Draft | Error | null)[]): Promise<void> {
    queue.push(...items);
    for (const wake of waiting.splice(0)) wake();
    await setImmediate();
  }
  return { drafts: drafts(), push, taken };
}

interface Shown {
  readonly text: string;
  readonly at: number;
}

/** Shows each draft for `flight` milliseconds, as the loop of an adapter does. */
export function startShowing(
  drafts: AsyncIterable<Draft>,
  clock: ManualClock,
  options: { interval?: (draft: Draft) => number | null; flight?: number; signal?: AbortSignal } = {},
) {
  const { interval = () => 1_000, flight = 0, signal = new AbortController().signal } = options;
  const shown: Shown[] = [];
  const start = clock.now();
  async function run(): Promise<void> {
    for await (const draft of paced(drafts, { interval, clock, signal })) {
      shown.push({ text: textOf(draft), at: clock.now() - start });
      if (flight > 0) await clock.sleep(flight);
    }
  }
  const ended = run();
  ended.catch(() => undefined);
  return { shown, ended };
}
