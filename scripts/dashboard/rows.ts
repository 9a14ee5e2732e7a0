import type { Row } from './panel.ts';

const failed = 'sum(rate(hsc_errors_total[$__rate_interval]))';
const asked = 'sum(rate(hsc_questions_total[$__rate_interval]))';
const quantile = (share: number, histogram: string, by = ''): string =>
  `histogram_quantile(${share}, sum by (le${by}) (rate(${histogram}_bucket[$__rate_interval])))`;
const perAnswer = (sum: string): string => `sum(rate(${sum}[$__rate_interval])) / ${asked}`;

/** The board from top to bottom: what people feel, what they ask, what it costs, what it runs on. */
export const rows: readonly Row[] = [
  {
    title: 'What people feel',
    panels: [
      {
        title: 'Questions by outcome',
        about: 'How the questions ended, a minute.',
        kind: 'timeseries',
        unit: 'reqpm',
        queries: [['{{outcome}}', 'sum by (outcome) (rate(hsc_questions_total[$__rate_interval])) * 60']],
      },
      {
        title: 'Time to the whole answer',
        about: 'Level: p95 below 15 s, and below 8 s when the text of the manual was there (hit).',
        kind: 'timeseries',
        unit: 's',
        limit: { above: 15 },
        queries: [
          ['p95, text {{cache}}', quantile(0.95, 'hsc_answer_seconds', ', cache')],
          ['p50, text {{cache}}', quantile(0.5, 'hsc_answer_seconds', ', cache')],
        ],
      },
      {
        title: 'Time to the first text',
        about: 'From the question to the first words of its answer.',
        kind: 'timeseries',
        unit: 's',
        queries: [
          ['p95, text {{cache}}', quantile(0.95, 'hsc_first_text_seconds', ', cache')],
          ['p50, text {{cache}}', quantile(0.5, 'hsc_first_text_seconds', ', cache')],
        ],
      },
      {
        title: 'Answers that fail',
        about: 'Level: below 0.1 %.',
        kind: 'timeseries',
        unit: 'percentunit',
        limit: { above: 0.001 },
        queries: [['failed', `${failed} / ${asked}`]],
      },
      {
        title: 'Votes by scenario and prompt',
        about: 'Share of thumbs up among all votes of the time shown.',
        kind: 'bargauge',
        unit: 'percentunit',
        limit: { below: 0.5 },
        queries: [
          [
            '{{scenario}}, {{prompt}}',
            'sum by (scenario, prompt) (increase(hsc_feedback_total{vote="up"}[$__range])) / sum by (scenario, prompt) (increase(hsc_feedback_total[$__range]))',
          ],
        ],
      },
      {
        title: 'Citations',
        about: 'Kept, or why they were dropped.',
        kind: 'timeseries',
        unit: 'reqpm',
        queries: [['{{result}}', 'sum by (result) (rate(hsc_citations_total[$__rate_interval])) * 60']],
      },
    ],
  },
  {
    title: 'What they ask about',
    panels: [
      {
        title: 'Most asked products',
        about: 'Questions in the time shown.',
        kind: 'bargauge',
        unit: 'short',
        queries: [['{{product}}', 'topk(15, sum by (product) (increase(hsc_product_questions_total[$__range])))']],
      },
      {
        title: 'Latency by product',
        about: 'Mean seconds of an answer in the time shown, slowest first.',
        kind: 'bargauge',
        unit: 's',
        limit: { above: 15 },
        queries: [
          [
            '{{product}}',
            'topk(15, sum by (product) (increase(hsc_product_answer_seconds_sum[$__range])) / sum by (product) (increase(hsc_product_questions_total[$__range])))',
          ],
        ],
      },
      {
        title: 'Cache hit rate of manuals',
        about: 'Texts that were in memory, Redis or the folder. Level: above 40 %.',
        kind: 'timeseries',
        unit: 'percentunit',
        limit: { below: 0.4 },
        queries: [
          [
            'there already',
            'sum(rate(hsc_manual_cache_total{result="hit",tier=~"memory|redis|folder"}[$__rate_interval])) / sum(rate(hsc_manual_cache_total{tier="memory"}[$__rate_interval]))',
          ],
        ],
      },
      {
        title: 'Manuals by where they were found',
        about: 'A minute; network means the maker’s server.',
        kind: 'timeseries',
        unit: 'reqpm',
        queries: [
          ['{{tier}}: {{result}}', 'sum by (tier, result) (rate(hsc_manual_cache_total[$__rate_interval])) * 60'],
        ],
      },
      {
        title: 'Manuals that could not be had',
        about: 'By reason, in the time shown.',
        kind: 'bargauge',
        unit: 'short',
        queries: [['{{reason}}', 'sum by (reason) (increase(hsc_manual_failures_total[$__range]))']],
      },
      {
        title: 'Top kinds of error',
        about: 'Of answers, and of calls of the model, in the time shown.',
        kind: 'bargauge',
        unit: 'short',
        queries: [
          ['answers: {{kind}}', 'topk(5, sum by (kind) (increase(hsc_errors_total[$__range])))'],
          ['model: {{kind}}', 'topk(5, sum by (kind) (increase(hsc_model_errors_total[$__range])))'],
        ],
      },
    ],
  },
  {
    title: 'What it costs',
    panels: [
      {
        title: 'Tokens per question',
        about: 'Cached tokens of a prompt cost a tenth.',
        kind: 'timeseries',
        unit: 'short',
        queries: [
          [
            '{{model}}, {{kind}}',
            `sum by (model, kind) (rate(hsc_model_tokens_total[$__rate_interval])) / on () group_left () ${asked}`,
          ],
        ],
      },
      {
        title: 'Money per question',
        about: 'By list prices; a model whose price is not known counts nothing.',
        kind: 'timeseries',
        unit: 'currencyUSD',
        queries: [['a question', perAnswer('hsc_model_cost_dollars_total')]],
      },
      {
        title: 'Money in the time shown',
        about: 'By model, by list prices.',
        kind: 'stat',
        unit: 'currencyUSD',
        queries: [['{{model}}', 'sum by (model) (increase(hsc_model_cost_dollars_total[$__range]))']],
      },
      {
        title: 'Share of the light model',
        about: 'Of the answers that either model wrote: the light one has what only is looked up.',
        kind: 'timeseries',
        unit: 'percentunit',
        queries: [
          [
            'light',
            'sum(rate(hsc_routed_answers_total{route="light"}[$__rate_interval])) / sum(rate(hsc_routed_answers_total[$__rate_interval]))',
          ],
        ],
      },
      {
        title: 'Answers by model and reason',
        about: 'In the time shown: what sent the question to the light or the full model.',
        kind: 'bargauge',
        unit: 'short',
        queries: [['{{route}}: {{reason}}', 'sum by (route, reason) (increase(hsc_routed_answers_total[$__range]))']],
      },
    ],
  },
  {
    title: 'What it goes through',
    panels: [
      {
        title: 'Edits by platform',
        about: 'Writes of answers that were shown, and those held back for want of budget.',
        kind: 'timeseries',
        unit: 'ops',
        queries: [
          [
            '{{platform}}: {{result}}',
            'sum by (platform, result) (rate(hsc_edits_total{result!="rate-limited"}[$__rate_interval]))',
          ],
        ],
      },
      {
        title: '429 by platform and of the model',
        about: 'Calls refused as too many, a minute.',
        kind: 'timeseries',
        unit: 'reqpm',
        queries: [
          ['{{platform}}', 'sum by (platform) (rate(hsc_edits_total{result="rate-limited"}[$__rate_interval])) * 60'],
          ['model', 'sum(rate(hsc_model_errors_total{kind="model-rate-limited"}[$__rate_interval])) * 60'],
        ],
      },
      {
        title: 'Queue',
        about: 'Questions that wait for their turn.',
        kind: 'timeseries',
        unit: 'short',
        limit: { above: 50 },
        queries: [['waiting', 'max(hsc_queue_depth)']],
      },
      {
        title: 'Parts connected',
        about: '1 while connected; the breaker: 1 while calls are held back.',
        kind: 'timeseries',
        unit: 'short',
        queries: [
          ['{{part}}', 'min by (part) (hsc_up)'],
          ['breaker of the {{part}}', 'max by (part) (hsc_breaker_open)'],
        ],
      },
    ],
  },
  {
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
  },
];
