import type { BodyBlock, Span } from './body.ts';
import { mapSpans } from './map-spans.ts';

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]+/gu;
const leftToRight = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]+/gu;
/** A name such as `TD-17KV` or `[MIDI OUT/THRU]`: Latin words with the figures and signs that belong to them. */
const latinRun = /[[(]?[\p{Script=Latin}\d][\p{Script=Latin}\p{M}\d+\-/._#&' ]*[\p{Script=Latin}\d+#][\])]?/gu;
const rightToLeftMark = '\u200f';
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** True for text that is read from right to left, even when two in three of its words are Latin names. */
export function isRightToLeft(text: string): boolean {
  return (text.match(rightToLeft)?.length ?? 0) * 2 > (text.match(leftToRight)?.length ?? 0);
}

/**
 * Makes text that is read from right to left readable where Latin names, figures and pages stand in it: a mark at its
 * start gives its direction also when it begins with a name, and names, code and pages are isolated so that their signs
 * stay with them. Other text is returned as it is.
 */
export function readableBothWays(block: BodyBlock): BodyBlock {
  return mapSpans(block, (spans) => {
    if (!isRightToLeft(spans.map((span) => (span.type === 'text' ? span.text : '')).join(''))) return spans;
    return [invisible(rightToLeftMark), ...spans.flatMap(isolateNames)];
  });
}

const invisible = (text: string): Span => ({ type: 'text', text, marks: {} });

function isolateNames(span: Span): readonly Span[] {
  if (span.type !== 'text' || span.marks.code === true) return [invisible('\u2068'), span, invisible('\u2069')];
  const text = span.text.replace(latinRun, (name) => (/\p{Script=Latin}/u.test(name) ? isolated(name) : name));
  return [{ ...span, text }];
}
