import { describe, expect, it } from 'vitest';
import { meantBy, smallWordMeantBy } from '../../../src/model/extractive/meant-words.ts';
import { questionTerms } from '../../../src/model/extractive/question-terms.ts';
import { contextOf, manualOf } from '../../support/prompt-of.ts';

const found = {
  text: 'The microphone has a number of sectors. The logic switch is appended. Web pages are files, a wave is abbreviated, each file has contents.',
};
const elsewhere = { text: 'See the treemap.' };
const context = contextOf([manualOf([found, elsewhere])]);
const best = { ...context, best: context.best.slice(0, 1) };

function meant(word: string, { foreign = false } = {}): string | null {
  const [term] = questionTerms(word, '', { language: 'en', foreign });
  return term === undefined ? null : meantBy(term, best, { language: 'en', foreign });
}

function small(word: string, { foreign = false } = {}): string | null {
  const [term] = questionTerms(word, '', { language: 'en', foreign });
  return term === undefined ? null : smallWordMeantBy(term, best, { language: 'en', foreign });
}

describe('a small word', () => {
  it.each([
    ['witout', 'without'],
    ['durring', 'during'],
    ['anyting', 'anything'],
    ['hwo', 'who'],
    ['teh', 'the'],
    ['wht', 'what'],
    ['wjat', 'what'],
  ])('may be meant by %s', (word, other) => {
    expect(small(word)).toBe(other);
  });

  it.each(['logic', 'wheel', 'sectors', 'e05'])('is not meant by %s', (word) => {
    expect(small(word)).toBeNull();
  });

  it('is not looked for in another language', () => {
    expect(small('witout', { foreign: true })).toBeNull();
  });
});

describe('a word that the manual has not may mean', () => {
  it.each([
    ['one of the best passages that it begins', 'microph', 'microphone'],
    ['one of them that it begins and is a synonym of', 'mic', 'microphone'],
    ['one of the best passages that it is a slip of', 'nubmer', 'number'],
    ['one of the manual elsewhere', 'treemaap', 'treemap'],
    ['one of English', 'downsdie', 'downside'],
    ['another form of one of English', 'depreciatoin', 'depreciation'],
    ['one whose letters sound alike', 'logyc', 'logic'],
    ['one that has a letter more, though it looks like a form of another', 'contens', 'contents'],
    ['two of the manual written in one', 'wavefile', 'wave file'],
    ['one of the manual rather than two that are written in one', 'abbrevated', 'abbreviated'],
    ['a short one with two letters swapped', 'wbe', 'web'],
    ['a short one with a letter left out', 'wve', 'wave'],
    ['a short one with the letter of a key beside', 'wabe', 'wave'],
    ['one with two letters swapped, though it is a word itself', 'flies', 'files'],
  ])('%s: %s', (_name, word, other) => {
    expect(meant(word)).toBe(other);
  });

  it.each([
    ['a word of English another one', 'member'],
    ['a short word one with another letter of a key far away', 'logac'],
    ['a word with a letter at its end the one without it', 'webp'],
    ['a word the one with a letter more', 'wav'],
    ['a word that the manual has elsewhere anything', 'treemap'],
    ['a code anything', 'e05'],
  ])('but not %s: %s', (_name, word) => {
    expect(meant(word)).toBeNull();
  });

  it('only a long word of the best passages in a question in another language', () => {
    expect([meant('nubmer', { foreign: true }), meant('microphon', { foreign: true })]).toEqual([null, 'microphone']);
  });
});
