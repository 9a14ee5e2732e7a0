import type { Metrics } from '../../src/insight/metrics.ts';
import type { Call } from './discord-api.ts';
import { DiscordError } from './discord-error.ts';

type Counts = Pick<Metrics, 'edits' | 'refusals'>;

const results = ['shown', 'rate-limited', 'refused', 'failed'] as const;

const writes: ReadonlySet<Call['lane']['route']> = new Set([
  'post-message',
  'edit-message',
  'post-response',
  'edit-response',
]);

/** One try of a call; null: it was done. */
export type CallObserver = (call: Call, error: DiscordError | null) => void;

/** Counts writes to messages by how they ended, and tokens that Discord refuses, in the metrics. */
export function countCalls({ edits, refusals }: Counts): CallObserver {
  // Prometheus sees no rise in a series that begins with 1.
  refusals.inc({ part: 'discord', what: 'token' }, 0);
  for (const result of results) edits.inc({ platform: 'discord', result }, 0);
  return (call, error) => {
    if (error?.kind === 'unauthorized') refusals.inc({ part: 'discord', what: 'token' });
    if (writes.has(call.lane.route)) edits.inc({ platform: 'discord', result: resultOf(error) });
  };
}

function resultOf(error: DiscordError | null): (typeof results)[number] {
  if (error === null) return 'shown';
  if (error.kind === 'rate-limited') return 'rate-limited';
  return error.kind === 'no-reply' ? 'failed' : 'refused';
}
