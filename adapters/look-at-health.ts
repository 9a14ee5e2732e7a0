import type { Health } from '../commands/status.ts';
import type { Desk } from '../src/delivery/desk.ts';
import { readiness } from '../src/insight/health.ts';
import type { Part } from '../src/insight/health.ts';
import type { Metrics } from '../src/insight/metrics.ts';
import type { Settings } from '../src/settings/schema.ts';

interface Looked {
  readonly parts: readonly Part[];
  readonly desk: Pick<Desk, 'waiting'>;
  readonly metrics: Pick<Metrics, 'read' | 'manualFailing'>;
  readonly role: Settings['ROLE'];
}

/** How this process is, for the people on duty. */
export async function lookAtHealth({ parts, desk, metrics, role }: Looked): Promise<Health> {
  // What fails is put into the series when they are read.
  await metrics.read();
  const { values } = await metrics.manualFailing.get();
  const failing = new Map(values.map(({ labels, value }) => [String(labels.manual), value]));
  return { parts: readiness(parts).parts, waiting: desk.waiting, failing: role === 'ingress' ? null : failing };
}
