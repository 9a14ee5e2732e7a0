import { shorten } from '../../../src/answer/shorten.ts';
import type { AnswerView, Linked } from '../../answer-view.ts';
import { cleanText } from '../../clean-text.ts';
import { shortEnough } from './body-markdown.ts';
import { textDisplay } from './components.ts';
import type { Inner } from './components.ts';
import { bareLink, escapeText, maskedLink } from './escape.ts';
import { textIds } from './marked-texts.ts';

const longestQuestion = 300;
const longestProduct = 100;
const longestManual = 150;
const longestSentence = 300;

/**
 * What stands above the text: the question where nobody else can see it, the product with its manual, why there is none,
 * and what is being done.
 * @param question null where the message stands below it
 */
export function headComponents(
  { product, manual, missing, status }: AnswerView,
  question: string | null,
): readonly Inner[] {
  const inner: Inner[] = question === null ? [] : questionComponents(question);
  if (product !== null) {
    const name = `**${escapeText(shorten(product, longestProduct))}**`;
    inner.push(textDisplay(`${name}${manual === null ? '' : `  ·  ${linked(manual)}`}`, textIds.head));
  }
  if (missing !== null) {
    const url = shortEnough(missing.url);
    const sentence = escapeText(shorten(missing.sentence, longestSentence));
    inner.push(textDisplay(`${sentence}${url === null ? '' : ` ${bareLink(url)}`}`, textIds.missing));
  }
  if (status !== null) inner.push(small(`🔎 ${escapeText(shorten(status, longestSentence))}`, textIds.status));
  return inner;
}

/** A question on one line, or nothing where it is empty. */
function questionComponents(question: string): Inner[] {
  const line = cleanText(question).replace(/\s+/gu, ' ').trim();
  return line === '' ? [] : [small(`❓ ${escapeText(shorten(line, longestQuestion))}`, textIds.question)];
}

/** Small print. */
export function small(text: string, id: number): Inner {
  return textDisplay(text.replace(/^/gmu, '-# '), id);
}

/** A name that leads to its address. */
export function linked({ name, url }: Linked, longest = longestManual): string {
  const text = shorten(name, longest);
  const address = shortEnough(url);
  return address === null ? escapeText(text) : maskedLink(address, text);
}
