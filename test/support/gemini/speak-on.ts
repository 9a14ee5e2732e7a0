import type { Gemini } from './start-gemini.ts';
import type { Step } from './steps.ts';

const words = Array.from({ length: 12 }, (_, index): Step[] => [
  { text: `Word${index} of the answer. ` },
  { wait: 20 },
]);

/** The model speaks on until it is let come to its end: at once unless told. A silent one would be given up. */
export function speakOn(gemini: Pick<Gemini, 'respond'>, until: Promise<unknown> = Promise.resolve()): void {
  let isOpen = false;
  void until.then(() => (isOpen = true));
  async function* steps(): AsyncGenerator<Step> {
    yield* words.flat();
    for (let more = 0; !isOpen && more < 600; more += 1) {
      yield* [{ text: 'And on. ' }, { wait: 250 }];
      await Promise.resolve();
    }
    yield* [{ text: 'Whole.' }, { finish: 'STOP' }];
  }
  gemini.respond(() => ({ kind: 'stream', steps: steps() }));
}

/** For an answer that doesn't end before the process that asked goes away. */
export const forEver = new Promise(() => undefined);
