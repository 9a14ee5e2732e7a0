import type { Draft } from '../../src/answer/draft.ts';
import { draftOf } from './draft-of.ts';

/** A text of numbered words, so that each lost, repeated or moved one is seen. About six characters a word. */
export function numberedText(words: number, perParagraph = 40): string {
  const all = Array.from({ length: words }, (_, index) => `w${String(index).padStart(4, '0')}`);
  const paragraphs: string[] = [];
  for (let start = 0; start < words; start += perParagraph) {
    paragraphs.push(`${all.slice(start, start + perParagraph).join(' ')}.`);
  }
  return paragraphs.join('\n\n');
}

/** The numbered words in a text, in order. */
export function numberedWords(text: string): readonly string[] {
  return text.match(/w\d{4}/g) ?? [];
}

/** A draft with so much of a text; the whole of it ends the answer when `done`. */
export function draftWith(text: string, done = false): Draft {
  return draftOf({
    phase: done ? 'done' : 'writing',
    outcome: done ? 'answered' : null,
    blocks: text === '' ? [] : [{ type: 'text', text }],
  });
}

/** The beginnings of a text, each so many characters longer than the one before, without the whole. */
export function beginnings(text: string, step: number): readonly Draft[] {
  const drafts: Draft[] = [];
  for (let end = step; end < text.length; end += step) drafts.push(draftWith(text.slice(0, end)));
  return drafts;
}
