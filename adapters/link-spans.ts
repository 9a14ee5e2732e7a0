import type { Marks, Span } from './body.ts';
import { webAddress } from './web-address.ts';

/** The words of a link followed by its address, where that is one of the web and not the words themselves. */
export function linkSpans(address: string, label: readonly Span[], marks: Marks): readonly Span[] {
  const url = webAddress(address);
  if (url === null) return label;
  const link = { type: 'link', url, marks } as const;
  const words = textIn(label).trim();
  if (words === '') return [...label, link];
  if (webAddress(words) === url || webAddress(`http://${words}`) === url) {
    return [link, ...label.filter(({ type }) => type === 'citation')];
  }
  return [...label, { type: 'text', text: ' (', marks }, link, { type: 'text', text: ')', marks }];
}

/** The text of spans, without what else they are. */
export function textIn(spans: readonly Span[]): string {
  return spans.map((span) => (span.type === 'text' ? span.text : '')).join('');
}

/** Neighbouring runs that look the same are one. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (span.type === 'text' && last?.type === 'text' && sameMarks(last.marks, span.marks)) {
      result[result.length - 1] = { ...last, text: last.text + span.text };
    } else result.push(span);
  }
  return result;
}

function sameMarks(one: Marks, other: Marks): boolean {
  return (
    one.bold === other.bold && one.italic === other.italic && one.strike === other.strike && one.code === other.code
  );
}
