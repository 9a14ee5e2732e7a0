import type { Manual } from '../src/manual/manual.ts';
import { holdsPhrase } from './phrase.ts';
import type { EvalQuestion } from './question-set.ts';

/** What is wrong with a question: that its phrase stands on none of its pages; null when nothing is. */
export function questionFault({ id, pages, phrase }: EvalQuestion, manual: Manual): string | null {
  if (phrase === null) return null;
  const texts = manual.pages.filter(({ number }) => pages.includes(number)).map(({ text }) => text);
  return holdsPhrase(texts.join('\n'), phrase) ? null : `${id}: "${phrase}" stands on none of its pages.`;
}
