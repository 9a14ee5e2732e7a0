import { describe, expect, it } from 'vitest';
import { isEnglish, nearness } from '../../../src/model/extractive/english-words.ts';

const near = (one: string, other: string): number => nearness([one], [other])[0]!;

describe('words of English', () => {
  it('are known in any form', () => {
    expect(['phone', 'phones', 'printing', 'saved'].map(isEnglish)).toEqual([true, true, true, true]);
    expect(['nubmer', 'zzz', ''].map(isEnglish)).toEqual([false, false, false]);
  });

  it('are as near as their meanings', () => {
    expect(near('phone', 'telephones')).toBeGreaterThan(0.8);
    expect(near('saving', 'stored')).toBeGreaterThan(0.4);
    expect(near('torque', 'banana')).toBeLessThan(0.3);
  });

  it('are the same in all their forms, and far from what is no word', () => {
    expect(near('saved', 'saves')).toBe(1);
    expect([near('phone', 'nubmer'), near('nubmer', 'nubmer')]).toEqual([0, 0]);
  });

  it('are each compared with the nearest of the others', () => {
    const [phone, banana, none] = nearness(['phone', 'banana', 'nubmer'], ['telephone', 'printer']);
    expect(phone).toBe(near('phone', 'telephone'));
    expect(banana).toBe(Math.max(near('banana', 'telephone'), near('banana', 'printer')));
    expect([none, ...nearness(['phone'], [])]).toEqual([0, 0]);
  });
});
