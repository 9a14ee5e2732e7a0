import type { CrowdReport, ModelReport } from './protocol.ts';

export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Infinity;
  return { p50: at(0.5), p95: at(0.95) };
}

/** How much longer each asker, of a question of their own, waited than the model took from its request to its last chunk. Milliseconds. */
export function overModel({ answers }: CrowdReport, model: ModelReport): readonly number[] {
  const own = new Map(
    model.flatMap(({ question, startedAt, endedAt }) =>
      endedAt === null ? [] : [[question, endedAt - startedAt] as const],
    ),
  );
  return answers.map(({ question, askedAt, endedAt }) => endedAt - askedAt - (own.get(question) ?? -Infinity));
}

/** Of all answers, those that ended in one of these ways. */
export function share({ answers }: CrowdReport, ...outcomes: readonly string[]): number {
  return answers.filter(({ outcome }) => outcomes.includes(outcome)).length / Math.max(1, answers.length);
}
