import type { Span } from './body.ts';
import { greatest } from './greatest.ts';
import { lastSentenceEnd, lastWordEnd } from './sentence-end.ts';

/** A cut after a sentence is taken when it leaves no more than this share of what would fit. */
const shareOfSentence = 0.5;

/** Spans in two, of which the first fits: after a sentence, else a word, else anywhere; null where nothing fits. */
export function cutSpans(
  spans: readonly Span[],
  fits: (spans: readonly Span[]) => boolean,
): { readonly head: readonly Span[]; readonly rest: readonly Span[] } | null {
  const text = spans.map((span) => (span.type === 'text' ? span.text : '\ufffc')).join('');
  const most = greatest(text.length, (length) => length === 0 || fits(slice(spans, 0, length)));
  if (most === 0 || most === text.length) return null;
  const prefix = text.slice(0, most);
  const sentence = lastSentenceEnd(prefix);
  const at = sentence > most * shareOfSentence ? sentence : /^\s/u.test(text.slice(most)) ? most : lastWordEnd(prefix);
  const head = slice(spans, 0, at);
  const start = at + (/^\s*/u.exec(text.slice(at))?.[0].length ?? 0);
  const rest = slice(spans, start, text.length);
  return head.length === 0 || rest.length === 0 ? null : { head, rest };
}

/** The spans between two positions, counting a link or a page as one. */
function slice(spans: readonly Span[], from: number, to: number): readonly Span[] {
  let position = 0;
  return spans.flatMap((span): readonly Span[] => {
    const start = position;
    const length = span.type === 'text' ? span.text.length : 1;
    position += length;
    if (span.type !== 'text') return start >= from && start < to ? [span] : [];
    const text = span.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    return text === '' ? [] : [{ ...span, text }];
  });
}
