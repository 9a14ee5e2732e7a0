import type { Scenario } from '../../question.ts';
import { generalCandidate } from './general-candidate.ts';
import { general } from './general.ts';
import type { Instruction } from './instruction.ts';
import { live } from './live.ts';
import { studio } from './studio.ts';

/** How a scenario's questions are answered, and what is tried against it on a share of them. */
export interface ScenarioInstructions {
  readonly current: Instruction;
  /** Null while there is nothing to compare. */
  readonly candidate: Instruction | null;
}

/** The instructions of each scenario, without the rules that all share. */
export const scenarios: Readonly<Record<Scenario, ScenarioInstructions>> = {
  general: { current: general, candidate: generalCandidate },
  studio: { current: studio, candidate: null },
  live: { current: live, candidate: null },
};
