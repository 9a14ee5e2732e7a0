import type { Manual } from '../manual/manual.ts';
import type { Context, ContextQuery, SentPage } from './context.ts';
import type { PassageIndexes } from './passage-indexes.ts';
import { pickPassages } from './pick-passages.ts';
import { rankOver } from './rank-over.ts';
import { sentPages } from './sent-pages.ts';

export interface ContextBuilder {
  /**
   * What of the manuals goes to the model: all of them when they are short enough, else the passages that fit the
   * question best, with those beside them. Throws the signal's reason when it is aborted.
   */
  contextFor(manuals: readonly Manual[], query: ContextQuery, signal: AbortSignal): Promise<Context>;
}

export interface ContextBuilderOptions {
  readonly indexes: PassageIndexes;
  /** Manuals that are no longer than this together are sent whole; UTF-16 units. */
  readonly wholeCharacters?: number;
  /** The most that is sent of longer ones; UTF-16 units. */
  readonly passageCharacters?: number;
}

/** How many passages are named or quoted. */
const BEST = 10;

export function createContextBuilder(options: ContextBuilderOptions): ContextBuilder {
  const { indexes, wholeCharacters = 200_000, passageCharacters = 50_000 } = options;
  return {
    async contextFor(manuals, query, signal) {
      if (manuals.length === 0) return { manuals, kind: 'none', sent: [], best: [] };
      const searched = await Promise.all(manuals.map((manual) => indexes.indexFor(manual, signal)));
      const ranked = rankOver(searched, query);
      const best = ranked.slice(0, BEST);
      const whole = manuals.reduce((sum, manual) => sum + manual.characters, 0);
      if (whole <= Math.min(wholeCharacters, query.characters ?? Infinity)) {
        return { manuals, kind: 'whole', sent: manuals.flatMap(wholePages), best };
      }
      const limit = Math.min(passageCharacters, query.characters ?? Infinity);
      const picked = pickPassages(searched, ranked, limit);
      return { manuals, kind: 'passages', sent: sentPages(manuals, picked), best };
    },
  };
}

function wholePages(manual: Manual): readonly SentPage[] {
  return manual.pages.map((page) => ({ documentId: manual.documentId, page, text: page.text }));
}
