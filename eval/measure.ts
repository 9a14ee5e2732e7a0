import type { ContextBuilder } from '../src/context/context-builder.ts';
import type { PassageIndexes } from '../src/context/passage-indexes.ts';
import type { Manual } from '../src/manual/manual.ts';
import { holdsPhrase } from './phrase.ts';
import type { EvalQuestion } from './question-set.ts';

/** The sizes of context that are measured; UTF-16 units. */
export const SIZES = [12_000, 50_000, 200_000] as const;

/** What came of one answerable question. */
export interface Result {
  readonly question: EvalQuestion;
  /**
   * The place of the first gold page among the pages in the order of their best passage, 1-based; null when none of
   * its passages is ranked. `first` is a place of 1, `in 5` a place of at most 5.
   */
  readonly place: number | null;
  /** Whether the gold phrase stands in what is sent within each of `SIZES`, the whole manual never being sent. */
  readonly held: readonly boolean[];
  /** The best passage's score; for an unanswerable question too. */
  readonly score: number;
}

export interface Instruments {
  readonly indexes: PassageIndexes;
  /** With the whole-manual rung off. */
  readonly contextBuilder: ContextBuilder;
}

/** Asks one question about its manual. */
export async function measure(
  question: EvalQuestion,
  manual: Manual,
  { indexes, contextBuilder }: Instruments,
): Promise<Result> {
  const { signal } = new AbortController();
  const index = await indexes.indexFor(manual, signal);
  const ranked = index.rank(question.question, index.passages.length);
  const pages = [...new Set(ranked.map(({ passage }) => passage.page))];
  const place = pages.findIndex((page) => question.pages.includes(page)) + 1;
  const held = [];
  for (const characters of SIZES) {
    const { sent } = await contextBuilder.contextFor([manual], { text: question.question, characters }, signal);
    // The phrase may stand in several places of the manual; wherever it is sent from, the answer is there.
    held.push(question.phrase !== null && holdsPhrase(sent.map(({ text }) => text).join('\n'), question.phrase));
  }
  return { question, place: place === 0 ? null : place, held, score: ranked[0]?.score ?? 0 };
}
