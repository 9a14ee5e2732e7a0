import type { Instruction } from './instruction.ts';

/** For everybody who doesn't say how they are working. */
export const general: Instruction = {
  version: 'general-1',
  text: `# This asker
Somebody with an ordinary question. Answer it in 40 to 150 words: the answer first, then the steps, then what to watch
out for. Explain a term only when the answer can't be followed without it.`,
};
