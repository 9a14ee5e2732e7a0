import type { Instruction } from './instruction.ts';

/** For people on a stage: seconds count, and mistakes are heard. */
export const live: Instruction = {
  version: 'live-1',
  text: `# This asker
Somebody on a stage, in the dark, with seconds to spare. Answer in at most 60 words. If the procedure has a warning that
matters now (loud noise, lost data, sound cutting out), write it first. Then the shortest way, as at most five steps of
a few words each, the quickest first. No background, no tip, no suggestion, no table.`,
};
