import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../src/catalog/clean-text.ts';
import { foldText } from '../../src/catalog/fold-text.ts';
import { keyOf } from '../../src/catalog/name-key.ts';
import { tokenise } from '../../src/catalog/tokens.ts';

const key = (text: string) => keyOf(tokenise(text, 50));

describe('names that are spelled differently', () => {
  test.each([
    ['TD-17', 'td 17', 'td17'],
    ['RC-505mkII', 'rc505 mark 2', 'RC 505 MK2'],
    ['Digitakt II', 'digitakt mk2', 'digitakt 2'],
    ['Scarlett 2i2 (4th Gen)', 'scarlett 2i2 gen 4', 'Scarlett 2i2 Fourth Generation'],
    ['MPC One+', 'mpc one plus', 'MPCOne+'],
    ['Glöckchen', 'glockchen', 'GLÖCKCHEN'],
    ['ＴＤ－１７', 'TD‑17', 'td.17'],
    ['שָׁלוֹם', 'שלום', 'שָלום'],
  ])('%s, %s and %s have one key', (...names) => {
    expect(new Set(names.map(key)).size).toBe(1);
  });

  test.each([
    ['TD-17', 'TD-18'],
    ['TD-17KV', 'TD-17KVX'],
    ['RC-505', 'RC-505mkII'],
    ['RC-505 mk2', 'RC-5052'],
    ['MPC One', 'MPC One+'],
    ['TD-07', 'TD-7'],
  ])('%s and %s do not', (one, other) => {
    expect(key(one)).not.toBe(key(other));
  });

  test('a letter of another script is a border without a space', () => {
    expect(tokenise('בTD-17のX', 9).map((token) => [token.text, token.gap])).toEqual([
      ['ב', 'apart'],
      ['td', 'apart'],
      ['17', 'joined'],
      ['の', 'apart'],
      ['x', 'apart'],
    ]);
  });

  test('no text makes more tokens than the limit, nor an empty one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 9 }), (text, limit) => {
        const tokens = tokenise(text, limit);
        expect(tokens.length).toBeLessThanOrEqual(limit);
        expect(tokens.every((token) => token.text !== '')).toBe(true);
      }),
    );
  });
});

test('folding twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});

const unit = fc.constantFrom(
  'a',
  'é',
  'e\u0301',
  ' ',
  '\t',
  '\r\n',
  '\u0000',
  '\u202e',
  '\ufeff',
  '\ud83d',
  '\ude00',
  '😀',
  '\u00a0',
);

test('a cleaned text is bounded, well formed, without controls, and stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit }), fc.integer({ min: 1, max: 30 }), (text, limit) => {
      const clean = cleanText(text, limit);
      expect(clean.length).toBeLessThanOrEqual(limit);
      expect(clean.isWellFormed()).toBe(true);
      expect(clean).not.toMatch(/\p{Cc}|^\s|\s$|\s\s/u);
      expect(cleanText(clean, limit)).toBe(clean);
    }),
  );
});
