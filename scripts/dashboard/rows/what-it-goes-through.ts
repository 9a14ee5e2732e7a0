import type { Row } from '../panel.ts';

export const whatItGoesThrough: Row = {
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
};
