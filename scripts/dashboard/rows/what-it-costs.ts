import type { Row } from '../panel.ts';
import { asked, perAnswer } from '../queries.ts';

export const whatItCosts: Row = {
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
};
