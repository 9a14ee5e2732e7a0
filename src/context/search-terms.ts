import { createHash } from 'node:crypto';
import { z } from 'zod';
import { scriptOf } from '../answer/grounding/same-language.ts';
import type { Clock } from '../clock.ts';
import { DeadlineError, withDeadline } from '../deadline.ts';
import { HscError } from '../errors.ts';
import type { Manual } from '../manual/manual.ts';
import type { KeptTexts } from '../redis/kept-texts.ts';
import { speaks } from './languages.ts';
import { createTermBatches } from './term-batches.ts';
import type { TermWriter } from './term-writer.ts';
import { tokensOf } from './tokens.ts';

/** What was asked, and how well words alone found it. */
export interface TermsQuery {
  readonly text: string;
  readonly product: string | null;
  /** Of the best passage by words alone. */
  readonly score: number;
}

export interface SearchTerms {
  /**
   * Words to search for beside the question's own; none when words alone do, or when the writer fails or is late.
   * Throws the signal's reason alone.
   */
  termsFor(manuals: readonly Manual[], query: TermsQuery, signal: AbortSignal): Promise<readonly string[]>;
}

export interface SearchTermsOptions {
  readonly writer: TermWriter;
  readonly kept: KeptTexts;
  readonly clock: Clock;
  /** Milliseconds that a question waits for its terms. */
  readonly patience?: number;
  /** Told what became of each wish for terms. */
  readonly onTerms?: (result: 'kept' | 'written' | 'late' | 'failed') => void;
}

/**
 * Below this score of the best passage words alone rank weakly. Chosen by the half of the own questions that is for
 * choosing, docs/decisions/2026-11-22-search-terms.md.
 */
export const WEAK_SCORE = 0.45;
const USUAL_PATIENCE = 800;
/** Questions whose terms are being written at the same time; beyond them words alone have to do. */
const MOST_WRITINGS = 100;
const MOST_TERMS = 10;
const LONGEST_TERM = 60;

const keptTerms = z.array(z.string().min(1).max(LONGEST_TERM)).max(MOST_TERMS);

export function createSearchTerms(options: SearchTermsOptions): SearchTerms {
  const { writer, kept, clock, patience = USUAL_PATIENCE, onTerms } = options;
  const writing = new Map<string, Promise<readonly string[]>>();
  const written = createTermBatches(writer, clock);

  function begin(key: string, manual: Manual, { text, product }: TermsQuery): Promise<readonly string[]> {
    const work = written(text, { manual, product })
      .then(async (unbounded) => {
        const terms = bounded(unbounded);
        if (terms.length > 0) await kept.write(key, JSON.stringify(terms));
        return terms;
      })
      .finally(() => writing.delete(key));
    writing.set(key, work);
    return work;
  }

  return {
    async termsFor(manuals, query, signal) {
      const main = manuals[0];
      if (main === undefined || !needsTerms(query, main)) return [];
      const started = clock.now();
      const key = keyOf(main, query.text);
      const known = readTerms(await kept.read(key, signal));
      if (known !== null) {
        onTerms?.('kept');
        return known;
      }
      const running = writing.get(key);
      if (running === undefined && writing.size >= MOST_WRITINGS) return [];
      try {
        const terms = await withDeadline(
          clock,
          started + patience - clock.now(),
          signal,
          () => running ?? begin(key, main, query),
        );
        onTerms?.('written');
        return terms;
      } catch (error) {
        signal.throwIfAborted();
        // What a model's maker may refuse, or a network break, costs an answer nothing but its better ranking.
        if (!(error instanceof HscError || error instanceof DeadlineError)) throw error;
        onTerms?.(error instanceof DeadlineError ? 'late' : 'failed');
        return [];
      }
    },
  };
}

/** Whether words alone rank weakly, or can't rank because the question is in another language than the manual. */
export function needsTerms({ text, score }: TermsQuery, manual: Manual): boolean {
  if (score < WEAK_SCORE) return true;
  const language = manual.language?.toLowerCase().split('-')[0] ?? null;
  const words = [...tokensOf(text)].map((token) => token.text);
  if (language !== null && speaks(words, language) === false) return true;
  const [asked, printed] = [scriptOf(text), scriptOf(manual.pages.find((page) => page.text.length > 500)?.text ?? '')];
  return asked !== null && printed !== null && asked !== printed;
}

function keyOf(manual: Manual, text: string): string {
  const asked = createHash('sha256').update(text.trim().toLowerCase()).digest('hex').slice(0, 32);
  return `terms:${manual.sha256.slice(0, 32)}:${asked}`;
}

function readTerms(text: string | null): readonly string[] | null {
  if (text === null) return null;
  try {
    return keptTerms.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function bounded(terms: readonly string[]): readonly string[] {
  const clean = terms.map((term) => term.replace(/\s+/gu, ' ').trim().slice(0, LONGEST_TERM));
  return [...new Set(clean.filter((term) => term !== ''))].slice(0, MOST_TERMS);
}
