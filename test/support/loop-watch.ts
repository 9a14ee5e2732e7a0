import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface LoopWatch {
  /** Ends the watch; gives the longest that this process kept its own event loop from turning, in milliseconds. */
  stop(): number;
}

/**
 * Watches the event loop. A turn that took long counts with the processor time that this thread spent in it, at most:
 * on a machine with more work than cores the loop is late without being blocked by anything in this process.
 */
export function watchLoop(): LoopWatch {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let before = threadTime();
  let longest = 0;
  const tick = setInterval(() => {
    const now = threadTime();
    longest = Math.max(longest, now - before);
    before = now;
  }, 1);
  delay.enable();
  return {
    stop() {
      clearInterval(tick);
      delay.disable();
      return Math.min(longest, delay.max / 1e6);
    },
  };
}

/** Milliseconds of processor time of this thread. */
function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
