/** Work that goes on after what came in was acknowledged. */
export interface Background {
  /** Starts the work; what it throws goes to the log. It gets so many milliseconds, and ends with the process. */
  run(name: string, work: (signal: AbortSignal) => Promise<void>): void;
  /** Starts nothing more, and resolves when all of it has ended; aborts it after so many milliseconds. */
  close(milliseconds: number): Promise<void>;
}

/** For one piece of work: a command may wait for a manual. Milliseconds. */
const longest = 60_000;
const most = 1_000;

export function createBackground(onError: (name: string, error: unknown) => void): Background {
  const running = new Set<Promise<void>>();
  const ended = new AbortController();
  let closed = false;

  async function guarded(name: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    try {
      await work(AbortSignal.any([ended.signal, AbortSignal.timeout(longest)]));
    } catch (error) {
      onError(name, error);
    }
  }

  return {
    run(name, work) {
      if (closed || running.size >= most) {
        onError(name, new Error(closed ? 'the process is ending' : 'too much is going on at once'));
        return;
      }
      const one = guarded(name, work).finally(() => running.delete(one));
      running.add(one);
    },
    async close(milliseconds) {
      closed = true;
      AbortSignal.timeout(milliseconds).addEventListener('abort', () => {
        ended.abort(new Error('the process is ending'));
      });
      await Promise.all(running);
    },
  };
}
