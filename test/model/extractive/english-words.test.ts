import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { englishWords, isEnglish, tellingOf } from '../../../src/model/extractive/english-words.ts';

describe('words of English', () => {
  it('are known in any form', () => {
    expect(['phone', 'phones', 'printing', 'saved'].map(isEnglish)).toEqual([true, true, true, true]);
    expect(['nubmer', 'zzz', ''].map(isEnglish)).toEqual([false, false, false]);
  });

  it('tell more as nouns of few subjects than as words of all of them', () => {
    for (const special of ['torque', 'guitar', 'bluetooth', 'voltage']) {
      for (const common of ['keep', 'long', 'another', 'behind']) {
        expect(tellingOf(special)).toBeGreaterThan(3 * tellingOf(common));
      }
    }
  });

  it('tell the same in all their forms', () => {
    expect(tellingOf('saved')).toBe(tellingOf('saves'));
    expect(tellingOf('guitars')).toBe(tellingOf('guitar'));
  });

  it('tell all when they are none, as names do', () => {
    expect(['nubmer', 'openocd'].map(tellingOf)).toEqual([1, 1]);
  });

  it('tell between nothing and all', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...englishWords), fc.string()), (word) => {
        expect(tellingOf(word)).toBeGreaterThanOrEqual(0);
        expect(tellingOf(word)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
