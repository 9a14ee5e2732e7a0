import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuseRankings } from '../../../src/context/meaning/fuse-rankings.ts';
import { cosines, fromBytes, packVectors, toBytes } from '../../../src/context/meaning/vectors.ts';
import type { Passage } from '../../../src/context/passage.ts';

const number = fc.double({ min: -1, max: 1, noNaN: true });
const passage = (page: number): Passage => ({ documentId: 'd', page, headings: [], text: '', start: 0 });

describe('packed vectors', () => {
  it('keep their angles to within a few thousandths', () => {
    const vector = fc.array(number, { minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(vector, vector, (one, other) => {
        fc.pre(Math.hypot(...one) > 0.01 && Math.hypot(...other) > 0.01);
        const exact = one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
        const [packed = 0] = cosines(one, packVectors([other]));
        expect(packed).toBeCloseTo(exact / (Math.hypot(...one) * Math.hypot(...other)), 1.8);
      }),
    );
  });

  it('come back from their bytes as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.array(number, { minLength: 5, maxLength: 5 }), { minLength: 1 }), (given) => {
        const packed = packVectors(given);
        expect(fromBytes(toBytes(packed), given.length)).toEqual(packed);
        expect(fromBytes(toBytes(packed), given.length + 1)).toBeNull();
      }),
    );
  });

  it('of whatever bytes are none, or of the right size', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(10), (bytes, count) => {
        const read = fromBytes(bytes, count);
        if (read !== null) expect(read.values).toHaveLength(count * read.dimensions);
      }),
    );
  });

  it('of different lengths are refused', () => {
    expect(() => packVectors([[1, 2], [1]])).toThrow(RangeError);
  });
});

describe('two rankings', () => {
  const [one, two, three] = [passage(1), passage(2), passage(3)];
  it('become one, with what both of them like first', () => {
    const byWords = [
      { passage: one, score: 0.9 },
      { passage: two, score: 0.5 },
    ];
    expect(fuseRankings(byWords, [two, three]).map(({ passage: { page } }) => page)).toEqual([2, 1, 3]);
  });

  it('keep the best score by words and go down from it', () => {
    const scores = fuseRankings([{ passage: one, score: 0.7 }], [three, two]).map(({ score }) => score);
    expect(scores[0]).toBe(0.7);
    expect(scores.toSorted((a, b) => b - a)).toEqual(scores);
  });
});
