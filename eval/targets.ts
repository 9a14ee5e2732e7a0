import type { Summary } from './summary.ts';

/** What has to be reached, in percent. */
export interface Targets {
  readonly inFive: number;
  readonly within12k: number;
  readonly within50k: number;
}

/** Of questions that the manual doesn't answer, and of those that it does. */
const LEAST_REFUSED = 80;
const MOST_REFUSED = 5;

/**
 * A sentence for each figure of the table that is below its target. What parameters were chosen by can't judge them:
 * where there is a half for reporting, it has to reach the targets.
 */
export function missedTargets(rows: readonly Summary[], targets: Targets): readonly string[] {
  const judged = rows.find(({ group, questions }) => group === 'split report' && questions > 0) ?? rows[0];
  return judged === undefined || judged.questions === 0
    ? ['no questions']
    : [...recall(judged, targets), ...refusals(rows)];
}

function recall({ inFive, within }: Summary, targets: Targets): readonly string[] {
  const figures = [
    { name: 'gold page in five', value: inFive, least: targets.inFive },
    { name: 'phrase in 12,000 characters', value: within[0] ?? null, least: targets.within12k },
    { name: 'phrase in 50,000 characters', value: within[1] ?? null, least: targets.within50k },
  ];
  return figures
    .filter(({ value, least }) => value === null || value < least)
    .map(({ name, value, least }) => `${name}: ${value?.toFixed(1) ?? 'none'} %, expected at least ${least} %`);
}

/** The two ways to refuse wrongly. */
function refusals(rows: readonly Summary[]): readonly string[] {
  const of = (...groups: readonly string[]): number | null =>
    groups
      .map((group) => rows.find((row) => row.group === group)?.refused ?? null)
      .find((refused) => refused !== null) ?? null;
  const [rightly, wrongly] = [of('unanswerable report', 'unanswerable all'), of('split report', 'all')];
  return [
    ...(rightly !== null && rightly < LEAST_REFUSED
      ? [`unanswerable questions refused: ${rightly.toFixed(1)} %, expected at least ${LEAST_REFUSED} %`]
      : []),
    ...(wrongly !== null && wrongly > MOST_REFUSED
      ? [`answerable questions refused: ${wrongly.toFixed(1)} %, expected at most ${MOST_REFUSED} %`]
      : []),
  ];
}
