import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Clock } from '../../src/clock.ts';

/** Server-sent events on their way to one reader. */
export interface EventStream {
  /** What is sent as the response's body. */
  readonly body: PassThrough;
  /** Aborted when the reader has gone. */
  readonly left: AbortSignal;
  /** Sends one event and resolves when the reader can take the next. Throws the signal's reason when that comes first. */
  send(event: string, data: unknown, signal: AbortSignal): Promise<void>;
  /** Sends a comment now and then until the signal ends, so that nothing on the way takes the line for dead. */
  keepAlive(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Sends a last event and ends the stream; a reader that hasn't taken it all within `grace` ms is cut off. */
  close(event: string, data: unknown, clock: Clock, grace: number): Promise<void>;
}

/** An empty stream; https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream */
export function createEventStream(): EventStream {
  const body = new PassThrough();
  const gone = new AbortController();
  body.on('error', () => {
    body.destroy();
  });
  body.once('close', () => {
    gone.abort(new DOMException('The reader has left.', 'AbortError'));
  });
  return {
    body,
    left: gone.signal,
    async send(event, data, signal) {
      signal.throwIfAborted();
      if (!body.write(frame(event, data))) await once(body, 'drain', { signal });
    },
    async keepAlive(clock, milliseconds, signal) {
      const ended = AbortSignal.any([signal, gone.signal]);
      while (!ended.aborted) {
        const slept = await clock.sleep(milliseconds, ended).then(
          () => true,
          () => false,
        );
        if (slept && !body.writableNeedDrain) body.write(': still here\n\n');
      }
    },
    async close(event, data, clock, grace) {
      if (gone.signal.aborted) return;
      body.end(frame(event, data));
      await clock.sleep(grace, gone.signal).catch(() => undefined);
      body.destroy();
    },
  };
}

/** JSON has no line breaks outside of its strings and none inside, so one `data` line always does. */
function frame(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
