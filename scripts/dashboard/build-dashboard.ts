import { DashboardCursorSync, ThresholdsMode, defaultDashboard } from '@grafana/schema';
import type { Dashboard, FieldConfig, Panel, RowPanel } from '@grafana/schema';
import type { PanelOf, Row } from './panel.ts';

const source = { type: 'prometheus', uid: 'prometheus' };
const width = 8;
const height = 8;
const across = 24 / width;

/** Grafana's dashboard of these rows; `rows.ts` has ours. */
export function buildDashboard(rows: readonly Row[]): Dashboard {
  const panels: (Panel | RowPanel)[] = [];
  let top = 0;
  for (const row of rows) {
    panels.push({
      id: panels.length + 1,
      type: 'row',
      title: row.title,
      collapsed: false,
      gridPos: { x: 0, y: top, w: 24, h: 1 },
      panels: [],
    });
    for (const [index, panel] of row.panels.entries()) {
      const x = (index % across) * width;
      const y = top + 1 + Math.floor(index / across) * height;
      panels.push({ ...toPanel(panel), id: panels.length + 1, gridPos: { x, y, w: width, h: height } });
    }
    top += 1 + Math.ceil(row.panels.length / across) * height;
  }
  return {
    ...defaultDashboard,
    uid: 'hsc-bot',
    title: 'hsc-bot',
    tags: ['hsc-bot'],
    editable: false,
    graphTooltip: DashboardCursorSync.Crosshair,
    refresh: '30s',
    schemaVersion: 41,
    time: { from: 'now-6h', to: 'now' },
    timezone: 'browser',
    panels,
  };
}

function toPanel({ title, about, kind, queries, unit, limit }: PanelOf): Panel {
  const instant = kind !== 'timeseries';
  return {
    type: kind,
    title,
    description: about,
    datasource: source,
    targets: queries.map(([legendFormat, expr], index) => ({
      refId: String.fromCharCode(65 + index),
      datasource: source,
      expr,
      legendFormat,
      instant,
      range: !instant,
    })),
    fieldConfig: { defaults: { unit, min: 0, ...thresholdsOf(limit) }, overrides: [] },
    options: instant ? { reduceOptions: { calcs: ['lastNotNull'] }, orientation: 'horizontal' } : {},
  };
}

function thresholdsOf(limit: PanelOf['limit']): Partial<FieldConfig> {
  if (limit === undefined) return {};
  const [low, high, value] = 'above' in limit ? ['green', 'red', limit.above] : ['red', 'green', limit.below];
  return {
    // The first step has no value: it goes down without an end.
    thresholds: {
      mode: ThresholdsMode.Absolute,
      steps: [
        { color: low, value: null },
        { color: high, value },
      ],
    },
    custom: { thresholdsStyle: { mode: 'line' } },
  };
}
