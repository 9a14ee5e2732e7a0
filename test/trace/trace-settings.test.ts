import { describe, expect, it } from 'vitest';
import { parseTraceSettings } from '../../src/trace/trace-settings.ts';

const usual = { sampler: 'parentbased_always_on', ratio: 1, every: 5_000 };
const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };

describe('traces are on', () => {
  it.each([
    [endpoint],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://collector/v1/traces' }],
    [{ OTEL_TRACES_EXPORTER: 'otlp' }],
    [{ ...endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf' }],
  ])('with %j', (given) => {
    expect(parseTraceSettings(given)).toEqual({ settings: usual, hints: [] });
  });

  it('for a share of the questions', () => {
    const given = { ...endpoint, OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.1' };
    expect(parseTraceSettings(given).settings).toEqual({ ...usual, sampler: 'traceidratio', ratio: 0.1 });
  });
});

it.each([
  [{}],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: ' ' }],
  [{ ...endpoint, OTEL_SDK_DISABLED: 'true' }],
  [{ ...endpoint, OTEL_TRACES_EXPORTER: 'none' }],
])('traces are off with %j', (given) => {
  expect(parseTraceSettings(given)).toEqual({ settings: null, hints: [] });
});

it.each([
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, 'http:// or https://'],
  [{ ...endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'http/json'],
  [{ OTEL_TRACES_EXPORTER: 'jaeger' }, 'otlp or none'],
])('%j turns them off with a sentence', (given, word) => {
  const { settings, hints } = parseTraceSettings(given);
  expect(settings).toBeNull();
  expect(hints).toEqual([expect.stringContaining(word)]);
  expect(hints[0]).toMatch(/Nothing is traced\.$/);
});

it.each([[{ OTEL_TRACES_SAMPLER: 'some' }], [{ OTEL_TRACES_SAMPLER_ARG: '7' }]])(
  '%j is said to be wrong, and everything is traced',
  (wrong) => {
    const { settings, hints } = parseTraceSettings({ ...endpoint, ...wrong });
    expect(settings).toEqual(usual);
    expect(hints).toEqual([expect.stringMatching(/Everything is traced\.$/)]);
  },
);
