import { z } from 'zod';
import { createSearchTerms } from '../src/context/search-terms.ts';
import type { SearchTerms } from '../src/context/search-terms.ts';
import { createKeptTexts } from '../src/redis/kept-texts.ts';
import { systemClock } from '../src/system-clock.ts';
import type { EvalQuestion } from './question-set.ts';
import { readLines } from './read-lines.ts';

const WrittenTerms = z.object({ id: z.string().min(1), terms: z.array(z.string().min(1)).min(6).max(10) });
export type WrittenTerms = z.infer<typeof WrittenTerms>;

/** Reads search terms by the question's id, one JSON object a line. Throws an Error that names a wrong line. */
export function readTerms(path: string): Promise<readonly WrittenTerms[]> {
  return readLines(path, WrittenTerms);
}

/**
 * The product's own way to search terms, with a writer that knows what was written beforehand. A question without
 * terms of its own gets none.
 */
export function scriptedTerms(questions: readonly EvalQuestion[], written: readonly WrittenTerms[]): SearchTerms {
  const byId = new Map(written.map(({ id, terms }) => [id, terms]));
  const byText = new Map(questions.map(({ id, question }) => [question, byId.get(id) ?? []]));
  return createSearchTerms({
    writer: { write: (request) => Promise.resolve(request.questions.map((question) => byText.get(question) ?? [])) },
    kept: createKeptTexts({ redis: null, keptFor: 3_600_000, memoryCharacters: 1_000_000 }),
    clock: systemClock,
  });
}
