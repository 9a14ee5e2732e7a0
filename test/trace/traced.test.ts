import { globSync, readFileSync } from 'node:fs';
import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { afterEach, describe, expect, it } from 'vitest';
import { HscError } from '../../src/errors.ts';
import { traceId, traced, tracedNow, tracedStream, traceparent, underTrace } from '../../src/trace/traced.ts';

afterEach(() => {
  trace.disable();
  context.disable();
  propagation.disable();
});

/** Traces into memory from now on. */
function tracing(): InMemorySpanExporter {
  const exporter = new InMemorySpanExporter();
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }));
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  return exporter;
}

async function* numbers(): AsyncGenerator<number> {
  for (let number = 1; number <= 3; number += 1) {
    await Promise.resolve();
    yield tracedNow(`number ${number}`, () => number);
  }
}

const counted = (): AsyncIterable<number> =>
  tracedStream('stream', {}, numbers, (number, note) => {
    note({ last: number });
  });

describe('while something is traced', () => {
  it('work within work is a span within a span, whatever runs beside it', async () => {
    const exporter = tracing();
    await Promise.all(
      ['a', 'b'].map((name) =>
        traced(name, { name }, async (note) => {
          note({ more: 1 });
          await traced(`in ${name}`, {}, () => Promise.resolve());
        }),
      ),
    );
    const spans = exporter.getFinishedSpans();
    for (const name of ['a', 'b']) {
      const outer = spans.find((span) => span.name === name);
      const inner = spans.find((span) => span.name === `in ${name}`);
      expect(inner?.parentSpanContext?.spanId).toBe(outer?.spanContext().spanId);
      expect(outer?.attributes).toEqual({ name, more: 1 });
    }
    expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(2);
  });

  it('a failure is marked by its kind, without its message', async () => {
    const exporter = tracing();
    const failing = (error: Error) =>
      traced('work', {}, () => Promise.reject(error)).catch((thrown: unknown) => thrown);
    const error = new HscError('model-refused', 'key AIza-secret was refused');
    expect(await failing(error)).toBe(error);
    await failing(new DOMException('stopped by Ann', 'AbortError'));
    const [failed, aborted] = exporter.getFinishedSpans();
    expect(failed).toMatchObject({ attributes: { 'error.type': 'model-refused' }, status: { code: 2 }, events: [] });
    expect(failed?.status.message).toBeUndefined();
    // Whoever says stop is no failure.
    expect(aborted).toMatchObject({ attributes: { 'error.type': 'AbortError' }, status: { code: 0 } });
  });

  it('what a stream does belongs to its span, whoever reads it', async () => {
    const exporter = tracing();
    expect(await traced('reader', {}, () => Array.fromAsync(counted()))).toEqual([1, 2, 3]);
    const spans = exporter.getFinishedSpans();
    const stream = spans.find(({ name }) => name === 'stream');
    expect(stream?.attributes).toEqual({ last: 3 });
    const within = spans.filter(({ name }) => name.startsWith('number'));
    expect(within.map((span) => span.parentSpanContext?.spanId)).toEqual(Array(3).fill(stream?.spanContext().spanId));
  });

  it('a stream that is left early ends, and its span with it', async () => {
    const exporter = tracing();
    let closed = false;
    async function* endless(): AsyncGenerator<number> {
      try {
        for (;;) {
          await Promise.resolve();
          yield 1;
        }
      } finally {
        closed = true;
      }
    }
    for await (const item of tracedStream('stream', {}, endless, () => undefined)) if (item === 1) break;
    expect({ closed, spans: exporter.getFinishedSpans().map(({ name }) => name) }).toEqual({
      closed: true,
      spans: ['stream'],
    });
  });

  it('a trace goes on from its text in another process', async () => {
    const exporter = tracing();
    const parent = await traced('here', {}, () => Promise.resolve(traceparent()));
    await underTrace(parent, () => traced('there', {}, () => Promise.resolve()));
    const [here, there] = exporter.getFinishedSpans();
    expect(parent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(there?.parentSpanContext?.spanId).toBe(here?.spanContext().spanId);
    expect(there?.spanContext().traceId).toBe(here?.spanContext().traceId);
  });

  it.each(['', 'x', '00-0-0-00', '<script>'])('"%s" is no trace to go on from', async (parent) => {
    const exporter = tracing();
    await underTrace(parent, () => traced('there', {}, () => Promise.resolve()));
    expect(exporter.getFinishedSpans()[0]?.parentSpanContext).toBeUndefined();
  });
});

describe('while nothing is traced', () => {
  it('a stream is the stream itself, and work is done as it is', async () => {
    const own = numbers();
    expect(
      tracedStream(
        'stream',
        {},
        () => own,
        () => undefined,
      ),
    ).toBe(own);
    expect(await traced('work', {}, () => Promise.resolve(7))).toBe(7);
    expect(traceparent()).toBeNull();
    expect(await traced('work', {}, () => Promise.resolve(traceId()))).toBeNull();
  });

  it('the packages that send traces are not loaded', () => {
    const heavy = /^import (?!type).*'@opentelemetry\/(?!api)|^import (?!type).*start-traces\.ts'/m;
    const loading = globSync(['src/**/*.ts', 'adapters/**/*.ts', 'commands/**/*.ts']).filter((file) =>
      heavy.test(readFileSync(file, 'utf8')),
    );
    expect(loading).toEqual(['src/trace/start-traces.ts']);
  });
});
