import { describe, expect, it } from 'vitest';
import { parseMarkers } from '../../../src/answer/marker-parser.ts';
import { instructionFor } from '../../../src/context/instructions/instruction-for.ts';
import { rulesFor } from '../../../src/context/instructions/rules.ts';
import { scenarios } from '../../../src/context/instructions/scenarios.ts';
import type { Scenario } from '../../../src/question.ts';

const names: readonly Scenario[] = ['general', 'studio', 'live'];

describe('a scenario with a candidate', () => {
  const tried = names.filter((name) => scenarios[name].candidate !== null);

  it('is there, so that two prompts can be compared', () => {
    expect(tried).not.toEqual([]);
  });

  it.each(tried)('%s has another text and another version for it, under the same rules', (name) => {
    const current = instructionFor(name, { manual: true });
    const candidate = instructionFor(name, { manual: true, candidate: true });
    expect(candidate.version).not.toBe(current.version);
    expect(candidate.text).not.toBe(current.text);
    expect(candidate.text.startsWith(rulesFor(true))).toBe(true);
    expect(candidate.version).toMatch(/^[a-z]+-\d+\.\d+$/u);
  });
});

it('a scenario without a candidate has its current prompt for every question', () => {
  for (const name of names.filter((one) => scenarios[one].candidate === null)) {
    expect(instructionFor(name, { manual: true, candidate: true })).toEqual(instructionFor(name, { manual: true }));
  }
});

describe.each(names.flatMap((name) => [false, true].map((candidate) => [name, candidate] as const)))(
  'the prompt of %s (candidate: %s)',
  (name, candidate) => {
    const { text } = instructionFor(name, { manual: true, candidate });

    it('asks to say plainly that the manual does not answer, with what comes nearest', () => {
      expect(text).toMatch(/If the pages don't answer the question, begin with \[NOT IN MANUAL\]/u);
      expect(text).toMatch(/what they do cover\s+that comes nearest, with its citation/u);
      expect(parseMarkers('[NOT IN MANUAL] Nothing on this.')[0]).toEqual({ type: 'not-in-manual' });
    });

    it('asks for the language of the question, and labels as they are printed', () => {
      expect(text).toMatch(/Answer in the language of the question/u);
      expect(text).toMatch(/exactly as the manual prints them, untranslated/u);
    });

    it('asks to say which variant each part is for, where the manual covers several and they differ', () => {
      expect(text).toMatch(/several models or versions and the answer differs between them, say which one/u);
    });

    it('asks for the manual’s own warnings of the procedure', () => {
      expect(text).toMatch(/Warnings only for the procedure you describe: those that the manual gives for it/u);
    });
  },
);
