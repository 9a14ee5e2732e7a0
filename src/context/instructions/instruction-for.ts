import type { Scenario } from '../../question.ts';
import { general } from './general.ts';
import type { Instruction } from './instruction.ts';
import { live } from './live.ts';
import { rulesFor } from './rules.ts';
import { studio } from './studio.ts';

const SCENARIOS: Readonly<Record<Scenario, Instruction>> = { general, studio, live };

/** Raise it with every change of the rules that all scenarios share. */
const RULES_VERSION = 1;

/** The instruction for a scenario; `manual` tells whether there are pages of a manual to answer from. */
export function instructionFor(scenario: Scenario, manual: boolean): Instruction {
  const { version, text } = SCENARIOS[scenario];
  return {
    version: `${version}.${RULES_VERSION}${manual ? '' : '-no-manual'}`,
    text: `${rulesFor(manual)}\n\n${text}\n`,
  };
}
