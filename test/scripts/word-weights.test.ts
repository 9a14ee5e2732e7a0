import { describe, expect, it } from 'vitest';
import { nounShares } from '../../scripts/word-weights/noun-shares.ts';
import { specialties } from '../../scripts/word-weights/specialties.ts';

const senses = `
torque%1:07:00:: 05026843 1 2
print%1:10:00:: 06263202 1 3
print%2:36:00:: 01745722 1 9
city%1:15:00:: 08524735 1 40
fuse_box%1:06:00:: 03408054 1 0
write%2:36:00:: 01698271 1 99
`;

describe('the share of nouns', () => {
  const shareOf = nounShares(senses);

  it('is how often a word was met as one, each sense counting by itself as well', () => {
    expect(shareOf('torque')).toBe(1);
    expect(shareOf('print')).toBeCloseTo(3.5 / 13);
    expect(shareOf('write')).toBe(0);
  });

  it('is that of the singular, and less in a form of a verb', () => {
    expect(shareOf('cities')).toBe(1);
    expect(shareOf('torques')).toBe(1);
    expect(shareOf('printing')).toBeCloseTo((0.2 * 3.5) / 13);
    expect(shareOf('written')).toBe(0);
  });

  it('is unknown for what is no word', () => {
    expect([shareOf('zzz'), shareOf('fuse')]).toEqual([null, null]);
  });
});

describe('a word is special', () => {
  it('when its vector is far from those of the common words', () => {
    const [near = 1, middle = 0, far = 0] = specialties([
      [1, 0],
      [1, 0.5],
      [0, 1],
    ]);
    expect(Math.min(near, middle)).toBe(0);
    expect(far).toBe(1);
  });

  it('not at all where all are alike', () => {
    expect(specialties([[1], [1]])).toEqual([0, 0]);
  });
});
