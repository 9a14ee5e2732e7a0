import { z } from 'zod';
import { readYaml } from './yaml-files.ts';

const alertRule = z.object({
  alert: z.string(),
  expr: z.string(),
  labels: z.object({ severity: z.enum(['page', 'ticket']) }),
  annotations: z.object({ summary: z.string(), runbook_url: z.string() }),
});
const recordRule = z.object({ record: z.string(), expr: z.string() });
const rulesFile = z.object({
  groups: z.array(z.object({ rules: z.array(z.union([alertRule, recordRule])) })),
});

/** Every rule of deploy/prometheus/rules. */
export function readRules(): readonly (z.infer<typeof alertRule> | z.infer<typeof recordRule>)[] {
  const [file] = readYaml('deploy/prometheus/rules/hsc.yml');
  return rulesFile.parse(file).groups.flatMap(({ rules }) => rules);
}

export function readAlerts(): readonly z.infer<typeof alertRule>[] {
  return readRules().filter((rule) => 'alert' in rule);
}
