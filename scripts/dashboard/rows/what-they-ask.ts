import type { Row } from '../panel.ts';

export const whatTheyAsk: Row = {
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
};
