import type { Row } from '../panel.ts';

export const whatItRunsOn: Row = {
  title: 'What it runs on',
  panels: [
    {
      title: 'Memory',
      about: 'Of each process. Level: below 1.5 GB.',
      kind: 'timeseries',
      unit: 'bytes',
      limit: { above: 1.5e9 },
      queries: [
        ['{{instance}}', 'process_resident_memory_bytes{job="hsc-bot"}'],
        ['{{instance}}, heap', 'nodejs_heap_size_used_bytes{job="hsc-bot"}'],
      ],
    },
    {
      title: 'CPU',
      about: 'Cores in use by each process.',
      kind: 'timeseries',
      unit: 'short',
      queries: [['{{instance}}', 'rate(process_cpu_seconds_total{job="hsc-bot"}[$__rate_interval])']],
    },
    {
      title: 'Event loop lag',
      about: 'How late a process gets to its next piece of work, p99.',
      kind: 'timeseries',
      unit: 's',
      limit: { above: 0.2 },
      queries: [['{{instance}}', 'nodejs_eventloop_lag_p99_seconds{job="hsc-bot"}']],
    },
    {
      title: 'Redis memory',
      about: 'The cache evicts when full; the queue must never be.',
      kind: 'timeseries',
      unit: 'bytes',
      queries: [
        ['{{redis}}', 'redis_memory_used_bytes'],
        ['{{redis}}, limit', 'redis_memory_max_bytes'],
      ],
    },
    {
      title: 'Redis commands and evictions',
      about: 'A second.',
      kind: 'timeseries',
      unit: 'ops',
      queries: [
        ['{{redis}}: commands', 'sum by (redis) (rate(redis_commands_processed_total[$__rate_interval]))'],
        ['{{redis}}: evicted', 'sum by (redis) (rate(redis_evicted_keys_total[$__rate_interval]))'],
      ],
    },
  ],
};
