import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readAlerts, readRules } from '../support/deploy/alert-rules.ts';
import { knownMetrics } from '../support/deploy/known-metrics.ts';
import { metricNamesIn } from '../support/deploy/metric-names.ts';
import { readYaml } from '../support/deploy/yaml-files.ts';

const alerts = readAlerts();
const ruleTests = z.object({
  tests: z.array(
    z.object({
      alert_rule_test: z.array(z.object({ alertname: z.string(), exp_alerts: z.array(z.unknown()) })),
    }),
  ),
});

it('every rule looks at metrics that exist', async () => {
  const rules = readRules();
  const known = new Set([...(await knownMetrics()), ...rules.flatMap((rule) => ('record' in rule ? rule.record : []))]);
  const unknown = rules.flatMap(({ expr }) => metricNamesIn(expr).filter((name) => !known.has(name)));
  expect(rules.length).toBeGreaterThan(20);
  expect(unknown).toEqual([]);
});

describe.each(alerts)('$alert', ({ alert, annotations }) => {
  it('has an entry in the runbook', () => {
    const runbook = readFileSync('docs/runbook.md', 'utf8');
    expect(annotations.runbook_url).toBe(`docs/runbook.md#${alert.toLowerCase()}`);
    expect(runbook).toContain(`\n## ${alert}\n`);
  });

  it('is tested both firing and silent', () => {
    const { tests } = ruleTests.parse(readYaml('deploy/prometheus/tests/hsc.test.yml')[0]);
    const mine = tests.flatMap((one) => one.alert_rule_test).filter(({ alertname }) => alertname === alert);
    expect(new Set(mine.map(({ exp_alerts }) => exp_alerts.length > 0))).toEqual(new Set([true, false]));
  });
});

it('the runbook has no entry for an alert that is gone', () => {
  const entries = [...readFileSync('docs/runbook.md', 'utf8').matchAll(/^## (\w+)$/gm)].map(([, name]) => name);
  expect(entries.toSorted()).toEqual(alerts.map(({ alert }) => alert).toSorted());
});
