import type { Instruction } from './instruction.ts';

/** Tried against `general`: half as long, with the answer alone in its first line. */
export const generalCandidate: Instruction = {
  version: 'general-2',
  text: `# This asker
Somebody with an ordinary question, reading on a phone. Answer in 20 to 80 words. The first line is the answer by itself,
in one sentence. Then, only where something has to be done, the steps; then, only where something can go wrong, what to
watch out for. No background.`,
};
