import { KINDS } from './grounding-pairs.ts';
import type { GroundingPair } from './grounding-pairs.ts';
import type { GroundingResult } from './measure-grounding.ts';

/** What each kind of pair has to reach, in percent; null: reported alone. */
const LEAST: Readonly<Record<GroundingPair['kind'], number | null>> = {
  right: 95,
  neighbour: 90,
  product: 90,
  number: 90,
  control: 90,
  negation: null,
};

/** A sentence for each kind that is below its target on the half that no rule was tuned by. */
export function groundingMisses(results: readonly GroundingResult[]): readonly string[] {
  return KINDS.flatMap((kind) => {
    const group = of(results, kind, 'report');
    const least = LEAST[kind];
    const reached = (100 * judgedWell(group)) / group.length;
    if (least === null || group.length === 0 || reached >= least) return [];
    return [`grounding, ${kind}: ${reached.toFixed(1)} %, expected at least ${least} %`];
  });
}

function of(results: readonly GroundingResult[], kind: string, split: string): readonly GroundingResult[] {
  return results.filter(({ pair }) => pair.kind === kind && pair.split === split);
}

function judgedWell(results: readonly GroundingResult[]): number {
  return results.filter(({ pair, kept }) => kept === (pair.kind === 'right')).length;
}
