import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getsCandidate } from '../../../src/context/instructions/gets-candidate.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the candidate', () => {
  it('answers no question at a share of 0 and every one at a share of 1', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(getsCandidate(id, 0)).toBe(false);
        expect(getsCandidate(id, 1)).toBe(true);
      }),
    );
  });

  it('keeps the questions that it has when the share grows', () => {
    fc.assert(
      fc.property(fc.string(), share, share, (id, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(getsCandidate(id, less) && !getsCandidate(id, more)).toBe(false);
      }),
    );
  });

  it.each([0.05, 0.2, 0.5])('gets its share of many questions: %d', (wanted) => {
    const ids = Array.from({ length: 10_000 }, (_, place) => `T0123:C0456:17${place}.000${place % 10}`);
    const given = ids.filter((id) => getsCandidate(id, wanted)).length / ids.length;
    expect(Math.abs(given - wanted)).toBeLessThan(0.02);
  });

  it('is decided by the id alone, the same in every process', () => {
    expect(['q1', 'q2', 'q3', 'q4', 'q5', 'q6'].map((id) => getsCandidate(id, 0.5))).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
  });
});
