import { createMetrics } from '../../../src/insight/metrics.ts';

/** Made by Prometheus itself and by the exporter of Redis. */
const others = [
  'up',
  'redis_memory_used_bytes',
  'redis_memory_max_bytes',
  'redis_commands_processed_total',
  'redis_evicted_keys_total',
];

/** Names that an expression may look at: of the product's metrics (histograms by their three), and those of others. */
export async function knownMetrics(): Promise<ReadonlySet<string>> {
  const { text } = await createMetrics().read();
  const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
  const own = types.flatMap(([, name = '', type]) =>
    type === 'histogram' ? ['bucket', 'count', 'sum'].map((part) => `${name}_${part}`) : [name],
  );
  return new Set([...own, ...others]);
}
