import { z } from 'zod';

/** The settings of OpenTelemetry that are heeded, by their standard names; each with what it is for. */
export const traceSettingNames = {
  OTEL_EXPORTER_OTLP_ENDPOINT: 'Address of the receiver, like http://localhost:4318: turns traces on.',
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'The same with the whole path, like http://localhost:4318/v1/traces.',
  OTEL_TRACES_EXPORTER: 'otlp turns traces on (at http://localhost:4318 unless told), none turns them off.',
  OTEL_EXPORTER_OTLP_HEADERS: 'Headers for the receiver, like a token: name=value, comma-separated (secret).',
  OTEL_EXPORTER_OTLP_TIMEOUT: 'Milliseconds for one sending; 10000 by default.',
  OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip or none.',
  OTEL_EXPORTER_OTLP_CERTIFICATE: 'File with the certificate that the receiver is checked by.',
  OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json whatever it says, but grpc, which turns traces off with a sentence.',
  OTEL_BSP_SCHEDULE_DELAY: 'Milliseconds between two batches of spans; 5000 by default.',
  OTEL_TRACES_SAMPLER: 'Which questions are traced; parentbased_always_on by default.',
  OTEL_TRACES_SAMPLER_ARG: 'Share of the questions from 0 to 1, for a sampler with traceidratio in its name.',
  OTEL_SERVICE_NAME: 'Name in the traces; hsc-bot by default.',
  OTEL_RESOURCE_ATTRIBUTES: 'Further attributes of the process: name=value, comma-separated.',
  OTEL_SDK_DISABLED: 'true turns traces off.',
} as const;

const sampler = z.enum([
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
]);

/** Which questions are traced, and how often their spans are sent. */
export interface TraceSettings {
  readonly sampler: z.infer<typeof sampler>;
  /** Share of the questions, from 0 to 1. */
  readonly ratio: number;
  /** Milliseconds between two sendings. */
  readonly every: number;
}

export interface ParsedTraceSettings {
  /** Null: nothing is traced. */
  readonly settings: TraceSettings | null;
  /** What was asked for and can't be done, a sentence for each. None keeps the product from starting. */
  readonly hints: readonly string[];
}

const usual: TraceSettings = { sampler: 'parentbased_always_on', ratio: 1, every: 5_000 };
const ratio = z.coerce.number().min(0).max(1);
const delay = z.coerce.number().int().min(100).max(60_000).catch(usual.every);

/** Whether and how questions are traced. Endpoint, headers, time-out and certificates are read by the exporter itself. */
export function parseTraceSettings(given: Readonly<Record<string, string | undefined>>): ParsedTraceSettings {
  const value = (...names: readonly string[]): string =>
    names.map((name) => given[name]?.trim() ?? '').find((text) => text !== '') ?? '';
  const endpoint = value('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT');
  const exporter = value('OTEL_TRACES_EXPORTER') || (endpoint === '' ? 'none' : 'otlp');
  if (exporter === 'none' || value('OTEL_SDK_DISABLED').toLowerCase() === 'true') return { settings: null, hints: [] };
  const protocol = value('OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'OTEL_EXPORTER_OTLP_PROTOCOL');
  const fault = faultOf(exporter, protocol, endpoint);
  if (fault !== null) return { settings: null, hints: [`${fault} Nothing is traced.`] };
  const chosen = sampler.safeParse(value('OTEL_TRACES_SAMPLER') || usual.sampler);
  const share = ratio.safeParse(value('OTEL_TRACES_SAMPLER_ARG') || usual.ratio);
  const hints: string[] = [];
  if (!chosen.success)
    hints.push(`OTEL_TRACES_SAMPLER is none of ${sampler.options.join(', ')}. Everything is traced.`);
  if (!share.success) hints.push('OTEL_TRACES_SAMPLER_ARG is no number from 0 to 1. Everything is traced.');
  const every = delay.parse(value('OTEL_BSP_SCHEDULE_DELAY') || usual.every);
  return { settings: { sampler: chosen.data ?? usual.sampler, ratio: share.data ?? usual.ratio, every }, hints };
}

/** What of the settings can't be done, in a sentence; null: nothing. */
function faultOf(exporter: string, protocol: string, endpoint: string): string | null {
  if (exporter !== 'otlp') return `OTEL_TRACES_EXPORTER is ${JSON.stringify(exporter)}; expected otlp or none.`;
  if (protocol === 'grpc') {
    return 'OTEL_EXPORTER_OTLP_PROTOCOL is "grpc"; traces are sent over HTTP alone: expected http/json.';
  }
  const isAddress = endpoint === '' || /^https?:$/.test(URL.parse(endpoint)?.protocol ?? '');
  return isAddress ? null : 'OTEL_EXPORTER_OTLP_ENDPOINT is no http:// or https:// address.';
}
