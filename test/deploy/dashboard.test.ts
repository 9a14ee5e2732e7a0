import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { buildDashboard } from '../../scripts/dashboard/build-dashboard.ts';
import { rows } from '../../scripts/dashboard/rows.ts';
import { knownMetrics } from '../support/deploy/known-metrics.ts';
import { metricNamesIn } from '../support/deploy/metric-names.ts';
import { readYaml } from '../support/deploy/yaml-files.ts';

/** https://grafana.com/docs/grafana/latest/administration/provisioning/ */
const datasourceSchema = z.strictObject({
  ...{ name: z.string(), uid: z.string(), type: z.literal('prometheus'), access: z.literal('proxy') },
  ...{ url: z.url({ hostname: /^prometheus$/ }), isDefault: z.literal(true) },
  jsonData: z.strictObject({ timeInterval: z.string() }),
});
const providerSchema = z.strictObject({
  ...{ name: z.string(), type: z.literal('file'), disableDeletion: z.boolean(), allowUiUpdates: z.boolean() },
  options: z.strictObject({ path: z.string() }),
});

const panels = rows.flatMap((row) => row.panels);

it('what Grafana is given is what the rows say (npm run make-dashboard)', () => {
  const given: unknown = JSON.parse(readFileSync('deploy/grafana/dashboards/hsc-bot.json', 'utf8'));
  expect(given).toEqual(JSON.parse(JSON.stringify(buildDashboard(rows))));
});

it('Grafana finds the board and asks Prometheus, as compose.yaml puts them beside each other', () => {
  const [compose] = readYaml('compose.yaml');
  const { grafana, prometheus } = z
    .object({
      services: z.object({
        grafana: z.object({ volumes: z.array(z.string()), environment: z.record(z.string(), z.string()) }),
        prometheus: z.object({ ports: z.array(z.string()) }),
      }),
    })
    .parse(compose).services;
  const [{ url, ...datasource } = { url: '' }] = z
    .strictObject({ apiVersion: z.literal(1), datasources: z.array(datasourceSchema).length(1) })
    .parse(readYaml('deploy/grafana/provisioning/datasources/prometheus.yaml')[0]).datasources;
  const [provider] = z
    .strictObject({ apiVersion: z.literal(1), providers: z.array(providerSchema).length(1) })
    .parse(readYaml('deploy/grafana/provisioning/dashboards/hsc-bot.yaml')[0]).providers;
  const board = buildDashboard(rows);
  const used = (board.panels ?? []).flatMap((panel) => ('datasource' in panel ? [panel.datasource.uid] : []));
  expect(new Set(used)).toEqual(new Set(['uid' in datasource ? datasource.uid : null]));
  expect(prometheus.ports[0]).toMatch(new RegExp(`:${new URL(url).port}$`));
  expect(grafana.volumes).toEqual(
    expect.arrayContaining([
      './deploy/grafana/provisioning:/etc/grafana/provisioning:ro',
      `./deploy/grafana/dashboards:${provider?.options.path}:ro`,
    ]),
  );
  const home = grafana.environment['GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH'] ?? '';
  expect(existsSync(home.replace(provider?.options.path ?? '', 'deploy/grafana/dashboards'))).toBe(true);
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
