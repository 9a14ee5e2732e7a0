import type { Clock } from './clock.ts';

/** The machine's own time. A sleep keeps the process alive, as whoever sleeps expects. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // Not by node:timers/promises: that makes an error of its own, with its stack, for each sleep that is called off.
  async sleep(milliseconds, signal) {
    signal?.throwIfAborted();
    const over = Promise.withResolvers<undefined>();
    const timer = setTimeout(over.resolve, milliseconds, undefined);
    function stop(): void {
      clearTimeout(timer);
      over.resolve(undefined);
    }
    signal?.addEventListener('abort', stop, { once: true });
    await over.promise;
    signal?.removeEventListener('abort', stop);
    signal?.throwIfAborted();
  },
};
