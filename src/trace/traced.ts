import { SpanStatusCode, context, isSpanContextValid, propagation, trace } from '@opentelemetry/api';
import type { Attributes, Span, Tracer } from '@opentelemetry/api';
import { HscError } from '../errors.ts';

/** Adds to what a span says. Ids, counts and names of a closed list: never a text of a question, answer or person. */
export type Note = (attributes: Attributes) => void;

/** Ways in which an answer ends that are nobody's failure. */
const orderly: readonly string[] = ['AbortError', 'TurnEndedError'];

function tracer(): Tracer {
  return trace.getTracer('hsc-bot');
}

/** Work as a span of the trace that it runs in, or the first span of a new one. Throws what the work throws. */
export function traced<T>(name: string, attributes: Attributes, work: (note: Note) => Promise<T>): Promise<T> {
  return tracer().startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(noteOn(span));
    } catch (error) {
      markFailed(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The same of work that waits for nothing. */
export function tracedNow<T>(name: string, work: (note: Note) => T): T {
  return tracer().startActiveSpan(name, (span) => {
    try {
      return work(noteOn(span));
    } finally {
      span.end();
    }
  });
}

/**
 * A stream as a span, from now to its end or until its reader leaves; whatever the stream does belongs to it. Where
 * nothing is traced it is the stream itself.
 */
export function tracedStream<T>(
  name: string,
  attributes: Attributes,
  open: () => AsyncIterable<T>,
  onItem: (item: T, note: Note) => void,
): AsyncIterable<T> {
  const span = tracer().startSpan(name, { attributes });
  return isSpanContextValid(span.spanContext()) ? follow(span, open, onItem) : open();
}

async function* follow<T>(
  span: Span,
  open: () => AsyncIterable<T>,
  onItem: (item: T, note: Note) => void,
): AsyncGenerator<T, void, undefined> {
  // A generator runs in the context of whoever asks for the next item: so each is asked for within the span.
  const within = trace.setSpan(context.active(), span);
  const note = noteOn(span);
  const items = context.with(within, () => open()[Symbol.asyncIterator]());
  let left = true;
  try {
    for (;;) {
      const step = await context.with(within, () => items.next());
      if (step.done === true) break;
      onItem(step.value, note);
      yield step.value;
    }
    left = false;
  } catch (error) {
    left = false;
    markFailed(span, error);
    throw error;
  } finally {
    try {
      if (left) await context.with(within, () => items.return?.());
    } finally {
      span.end();
    }
  }
}

/** The span that this runs in, as text that another process can go on from (W3C `traceparent`); null: none. */
export function traceparent(): string | null {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'] ?? null;
}

/** Runs work as a part of the trace that `traceparent` names; what can't be read counts as none. */
export function underTrace<T>(parent: string | null, work: () => T): T {
  return parent === null ? work() : context.with(propagation.extract(context.active(), { traceparent: parent }), work);
}

/** Id of the trace that this runs in, by which a log line leads to it; null: there is none. */
export function traceId(): string | null {
  return trace.getActiveSpan()?.spanContext().traceId ?? null;
}

function noteOn(span: Span): Note {
  return (attributes) => {
    span.setAttributes(attributes);
  };
}

/** Says what kind of failure it was, not its message: that may hold an address, a key or a person's words. */
function markFailed(span: Span, error: unknown): void {
  const kind = error instanceof Error ? (error instanceof HscError ? error.code : error.name) : 'unknown';
  span.setAttribute('error.type', kind);
  if (!(error instanceof Error) || !orderly.includes(error.name)) span.setStatus({ code: SpanStatusCode.ERROR });
}
