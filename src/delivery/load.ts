import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How busy this process is. */
export interface Load {
  /** Whether its event loop is too late, on the average of the last seconds, for one more answer. */
  readonly isOver: boolean;
  close(): void;
}

/**
 * How long a timer may be late on the average. Platforms want to hear within three seconds that a question came in, and
 * an answer is shown once a second: people notice no less. Milliseconds.
 */
const mostLag = 500;
const resolution = 20;
/** One pause of the collector is no overload, so it takes two windows in a row. Milliseconds. */
const window = 1_000;

/** Watches the event loop of this process. */
export function watchLoad(): Load {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  let last = 0;
  let before = 0;
  const timer = setInterval(() => {
    before = last;
    last = delay.count === 0 ? 0 : delay.mean / 1e6 - resolution;
    delay.reset();
  }, window);
  timer.unref();
  return {
    get isOver() {
      return last > mostLag && before > mostLag;
    },
    close() {
      clearInterval(timer);
      delay.disable();
    },
  };
}
