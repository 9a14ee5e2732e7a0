import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { ExportResultCode, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, resourceFromAttributes } from '@opentelemetry/resources';
import { resourceAttributesEnvDetector, serviceNameEnvDetector } from '@opentelemetry/resources';
import { AlwaysOffSampler, BatchSpanProcessor, ParentBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import { AlwaysOnSampler, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace';
import type { Sampler, SpanExporter } from '@opentelemetry/sdk-trace';
import packageJson from '../../package.json' with { type: 'json' };
import type { Clock } from '../clock.ts';
import { withDeadline } from '../deadline.ts';
import type { TraceSettings } from './trace-settings.ts';

export interface Traces {
  /** Sends what is left, within two seconds. Never throws. */
  close(): Promise<void>;
}

export interface TracesOptions {
  /** Told when spans begin to be refused or lost, and when they are taken again. */
  readonly onState: (state: 'sending' | 'failing', detail: string | null) => void;
  readonly clock: Clock;
}

/** The most spans that wait to be sent; the rest is dropped. */
const mostWaiting = 4_096;
/** For one sending with its repeats, milliseconds. */
const sendingTimeout = 10_000;
const farewell = 2_000;

/**
 * Begins to trace: spans are sent as JSON over HTTP, in the background, to where the standard settings say. A receiver
 * that is away or slow costs spans and nothing else.
 */
export function startTraces(settings: TraceSettings, { clock, onState }: TracesOptions): Traces {
  const exporter = watched(new OTLPTraceExporter(), onState);
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': packageJson.name, 'service.version': packageJson.version }))
      .merge(detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] })),
    sampler: samplerOf(settings),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter,
        maxQueueSize: mostWaiting,
        scheduledDelayMillis: settings.every,
        exportTimeoutMillis: sendingTimeout,
      }),
    ],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return {
    async close() {
      trace.disable();
      await withDeadline(clock, farewell, undefined, () => provider.shutdown()).catch(() => undefined);
    },
  };
}

function samplerOf({ sampler, ratio }: TraceSettings): Sampler {
  const root = sampler.endsWith('always_on')
    ? new AlwaysOnSampler()
    : sampler.endsWith('always_off')
      ? new AlwaysOffSampler()
      : new TraceIdRatioBasedSampler(ratio);
  return sampler.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root;
}

/** The exporter, telling when it begins to fail and when it no longer does. */
function watched(exporter: SpanExporter, onState: TracesOptions['onState']): SpanExporter {
  let failing = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const failed = result.code !== ExportResultCode.SUCCESS;
        if (failed !== failing) onState(failed ? 'failing' : 'sending', result.error?.message.slice(0, 200) ?? null);
        failing = failed;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}
