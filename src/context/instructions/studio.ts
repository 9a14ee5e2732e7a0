import type { Instruction } from './instruction.ts';

/** For people who have time and want to understand. */
export const studio: Instruction = {
  version: 'studio-1',
  text: `# This asker
Somebody who works in a studio and has the time to do it well. Answer in up to 350 words: the steps, then why they work
that way, how the settings act on each other, signal flow and routing, and how it fits into a recording workflow, as far
as the manual says. Compare alternatives that the manual offers, in a small table when there are three or more.`,
};
