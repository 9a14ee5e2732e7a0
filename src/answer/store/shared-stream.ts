/** A stream that is read once and followed by many. */
export interface SharedStream<Item> {
  /** True when everybody has left it, so that nobody should follow it any more. */
  readonly abandoned: boolean;
  /**
   * Everything from its beginning, then what comes. Throws what the stream throws, and the signal's reason when that is
   * aborted, which the others don't notice. The last one to leave ends the stream.
   */
  follow(signal: AbortSignal): AsyncGenerator<Item, void, undefined>;
}

/** Nobody follows the stream any more. One for all: an error with its stack costs time. */
const abandonment = new Error('nobody waits for this answer');

/**
 * Begins a stream at once and reads it without waiting for anybody; keeps all of it, so it must be a bounded one.
 * @param open gets a signal that ends when everybody has left
 * @param onEnd called once, when it has ended in whatever way, before its last follower sees the end
 */
export function shareStream<Item extends object>(
  open: (signal: AbortSignal) => AsyncIterable<Item>,
  onEnd: () => void,
): SharedStream<Item> {
  const controller = new AbortController();
  const items: Item[] = [];
  let followers = 0;
  let bell = Promise.withResolvers<undefined>();
  let ended = false;

  /** Lets every follower look again. */
  function ring(): void {
    bell.resolve(undefined);
    bell = Promise.withResolvers<undefined>();
  }

  async function read(): Promise<void> {
    try {
      for await (const item of open(controller.signal)) {
        items.push(item);
        ring();
      }
    } finally {
      ended = true;
      onEnd();
      ring();
    }
  }

  const reading = read();
  // Its followers hear of a failure; when there are none, it is nobody's.
  reading.catch(() => undefined);

  return {
    get abandoned() {
      return controller.signal.aborted;
    },
    async *follow(signal) {
      let seen = 0;
      followers += 1;
      signal.addEventListener('abort', ring);
      try {
        for (;;) {
          signal.throwIfAborted();
          const item = items[seen];
          if (item !== undefined) {
            seen += 1;
            yield item;
          } else if (ended) {
            await reading;
            return;
          } else await bell.promise;
        }
      } finally {
        signal.removeEventListener('abort', ring);
        followers -= 1;
        if (followers === 0 && !ended) controller.abort(abandonment);
      }
    },
  };
}
