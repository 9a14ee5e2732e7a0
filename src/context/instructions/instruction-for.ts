import type { Scenario } from '../../question.ts';
import type { Instruction } from './instruction.ts';
import { rulesFor } from './rules.ts';
import { scenarios } from './scenarios.ts';

/** Raise it with every change of the rules that all scenarios share. */
const RULES_VERSION = 1;

export interface InstructionChoice {
  /** Whether there are pages of a manual to answer from. */
  readonly manual: boolean;
  /** Whether the scenario's candidate is wanted, where it has one; the current one unless told. */
  readonly candidate?: boolean;
}

/** The instruction for a scenario, with the rules that all share. */
export function instructionFor(scenario: Scenario, { manual, candidate = false }: InstructionChoice): Instruction {
  const { current, candidate: tried } = scenarios[scenario];
  const { version, text } = candidate ? (tried ?? current) : current;
  return {
    version: `${version}.${RULES_VERSION}${manual ? '' : '-no-manual'}`,
    text: `${rulesFor(manual)}\n\n${text}\n`,
  };
}
