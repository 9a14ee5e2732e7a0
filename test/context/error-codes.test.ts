import { describe, expect, it } from 'vitest';
import { codeSpellings, errorCodes } from '../../src/context/error-codes.ts';

describe('a code', () => {
  it('may be written with other zeros', () => {
    expect(codeSpellings('e09')).toEqual(['e9', 'e009']);
    expect(codeSpellings('e9')).toContain('e09');
  });

  it.each(['e', 'e9b', '12345', ''])('%s has no other spelling', (text) => {
    expect(codeSpellings(text)).toEqual([]);
  });

  it.each([
    ['error', ['error']],
    ['error code', ['what', 'is', 'error', 'code']],
    ['Fehler, in another language', ['fehler']],
  ])('is what a number after %s may mean', (_name, before) => {
    expect(errorCodes('9', before)).toEqual(expect.arrayContaining(['e9', 'e09', 'err9']));
  });

  it('is not meant by a number after another word', () => {
    expect(errorCodes('9', ['page'])).toEqual([]);
    expect(errorCodes('9', ['area', 'code'])).toEqual([]);
  });
});
