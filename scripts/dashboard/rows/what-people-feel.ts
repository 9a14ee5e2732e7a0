import type { Row } from '../panel.ts';
import { failed, asked, quantile } from '../queries.ts';

export const whatPeopleFeel: Row = {
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
};
