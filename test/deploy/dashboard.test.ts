import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildDashboard } from '../../scripts/dashboard/build-dashboard.ts';
import { rows } from '../../scripts/dashboard/rows.ts';
import { knownMetrics } from '../support/deploy/known-metrics.ts';
import { metricNamesIn } from '../support/deploy/metric-names.ts';

const panels = rows.flatMap((row) => row.panels);

it('what Grafana is given is what the rows say (npm run make-dashboard)', () => {
  const given: unknown = JSON.parse(readFileSync('deploy/grafana/dashboards/hsc-bot.json', 'utf8'));
  expect(given).toEqual(JSON.parse(JSON.stringify(buildDashboard(rows))));
});

it('every expression is PromQL over metrics that exist', async () => {
  const known = await knownMetrics();
  const names = panels.flatMap(({ queries }) => queries.flatMap(([, expression]) => metricNamesIn(expression)));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
  expect(() => metricNamesIn('sum(rate(hsc_questions_total[5m])')).toThrow(SyntaxError);
});

it('has the panels that the runbook and the other pages send people to', () => {
  const titles = new Set(panels.map(({ title }) => title));
  const italic = (page: string, pattern: RegExp) =>
    [...readFileSync(page, 'utf8').matchAll(pattern)].map(([, title = '']) => title.replaceAll('\n', ' '));
  const inRunbook = italic('docs/runbook.md', /(?<![\w`])_([A-Z\d][^_`]+)_(?!\w)/g);
  expect(inRunbook.length).toBeGreaterThan(10);
  const elsewhere = italic('docs/troubleshooting.md', /panel _([^_]+)_/g);
  expect([...inRunbook, ...elsewhere].filter((title) => !titles.has(title))).toEqual([]);
});

it('no two panels overlap, and all have titles of their own', () => {
  const boxes = (buildDashboard(rows).panels ?? []).map((panel) => panel.gridPos);
  const cells = boxes.flatMap((box) =>
    Array.from({ length: (box?.w ?? 0) * (box?.h ?? 0) }, (_, cell) => {
      const wide = box?.w ?? 1;
      return `${(box?.x ?? 0) + (cell % wide)},${(box?.y ?? 0) + Math.floor(cell / wide)}`;
    }),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
});
