import type { Context } from '../../context/context.ts';
import { readable } from './question-terms.ts';

/** What shops and makers are asked, and manuals seldom answer. No other word of a manual says the same. */
const WORDS =
  /(?<!\p{L})(?:pric(?:e|es|ing)|costs?|licen[cs]es?|buy(?:ing)?|purchas(?:e|ed|ing)|warrant(?:y|ies)|guarantees?|refunds?|discounts?|subscri(?:be|ption)s?|resellers?|dealers?)(?!\p{L})/gu;
/** By these letters a word is met in any of its forms. */
const stemLetters = 5;

/** Whether a question is about buying, prices or the warranty, and none of the best passages is. */
export function isCommerceElsewhere(question: string, { best }: Pick<Context, 'best'>): boolean {
  const asked = readable(question).match(WORDS) ?? [];
  if (asked.length === 0) return false;
  const texts = best.map(({ passage }) => readable([...passage.headings, passage.text].join('\n')));
  return asked.every((word) => !texts.some((text) => text.includes(word.slice(0, stemLetters))));
}
