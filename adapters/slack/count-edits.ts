import type { Metrics } from '../../src/insight/metrics.ts';
import type { EditBudgets, EditGrant } from './budget/edit-budgets.ts';
import { SlackError } from './slack-error.ts';

type Counts = Pick<Metrics, 'edits' | 'refusals'>;

const results = ['shown', 'held-back', 'rate-limited', 'refused', 'failed'] as const;

/** One try of a call that writes to a message; null: it was done. */
export type CallObserver = (method: string, error: unknown) => void;

/** Counts writes to messages by how they ended, and tokens that Slack refuses, in the metrics. */
export function countCalls({ edits, refusals }: Counts): CallObserver {
  // Prometheus sees no rise in a series that begins with 1.
  refusals.inc({ part: 'slack', what: 'token' }, 0);
  for (const result of results) edits.inc({ platform: 'slack', result }, 0);
  return (method, error) => {
    if (error instanceof SlackError && error.kind === 'invalid-auth') refusals.inc({ part: 'slack', what: 'token' });
    if (isWrite(method)) edits.inc({ platform: 'slack', result: resultOf(error) });
  };
}

/** The same budgets; what they hold back is counted. */
export function countHeldBack(budgets: EditBudgets, { edits }: Counts): EditBudgets {
  const counted = (grant: EditGrant): EditGrant => {
    if (!grant.granted) edits.inc({ platform: 'slack', result: 'held-back' });
    return grant;
  };
  return {
    ...budgets,
    edit: async (spender, method, signal) => counted(await budgets.edit(spender, method, signal)),
    begin: async (spender, method, signal) => counted(await budgets.begin(spender, method, signal)),
  };
}

function isWrite(method: string): boolean {
  return /^chat\.(postMessage|update|startStream|appendStream|stopStream)$|^response_url$/.test(method);
}

function resultOf(error: unknown): (typeof results)[number] {
  if (error === null) return 'shown';
  if (!(error instanceof SlackError)) return 'failed';
  if (error.kind === 'rate-limited') return 'rate-limited';
  return error.kind === 'no-reply' ? 'failed' : 'refused';
}
