import type { Manual } from '../manual/manual.ts';
import { broaden } from './broaden.ts';
import type { Context, ContextQuery, SentPage } from './context.ts';
import { fuseRankings } from './meaning/fuse-rankings.ts';
import type { Meaning } from './meaning/meaning.ts';
import type { PassageIndex } from './passage-index.ts';
import type { PassageIndexes } from './passage-indexes.ts';
import type { RankedPassage } from './passage.ts';
import { pickPassages } from './pick-passages.ts';
import { rankOver } from './rank-over.ts';
import type { SearchTerms } from './search-terms.ts';
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
  /** Further words to search for; without it the question's own have to do. */
  readonly searchTerms?: SearchTerms;
  /** Finds passages by meaning where a manual has vectors; without it words have to do. */
  readonly meaning?: Meaning;
  /** Manuals that are no longer than this together are sent whole; UTF-16 units. */
  readonly wholeCharacters?: number;
  /** The most that is sent of longer ones; UTF-16 units. */
  readonly passageCharacters?: number;
}

interface Asked {
  readonly manuals: readonly Manual[];
  readonly query: ContextQuery;
  readonly signal: AbortSignal;
}

/** How many passages are named or quoted. */
const BEST = 10;

export function createContextBuilder(options: ContextBuilderOptions): ContextBuilder {
  const { indexes, searchTerms, meaning, wholeCharacters = 200_000, passageCharacters = 50_000 } = options;

  /** The ranking with search terms where it needs them. */
  async function withTerms(searched: readonly PassageIndex[], byWords: readonly RankedPassage[], asked: Asked) {
    const { manuals, query, signal } = asked;
    if (searchTerms === undefined || query.terms !== undefined) return byWords;
    const wish = { text: query.text, product: query.product ?? null, score: byWords[0]?.score ?? 0 };
    const terms = await searchTerms.termsFor(manuals, wish, signal);
    return terms.length === 0 ? byWords : rankOver(searched, { ...query, terms });
  }

  async function nearest(searched: readonly PassageIndex[], { manuals, query, signal }: Asked) {
    if (meaning === undefined) return [];
    const pairs = manuals.flatMap((manual, place) => {
      const index = searched[place];
      return index === undefined ? [] : [{ manual, index }];
    });
    return meaning.nearest(pairs, query.text, signal);
  }

  return {
    async contextFor(manuals, query, signal) {
      if (manuals.length === 0) return { manuals, kind: 'none', sent: [], best: [] };
      const searched = await Promise.all(manuals.map((manual) => indexes.indexFor(manual, signal)));
      const byWords = rankOver(searched, query);
      const whole = manuals.reduce((sum, manual) => sum + manual.characters, 0);
      if (whole <= Math.min(wholeCharacters, query.characters ?? Infinity)) {
        return { manuals, kind: 'whole', sent: manuals.flatMap(wholePages), best: byWords.slice(0, BEST) };
      }
      const [withWords, near] = await Promise.all([
        withTerms(searched, byWords, { manuals, query, signal }),
        nearest(searched, { manuals, query, signal }),
      ]);
      const ranked = near.length === 0 ? withWords : fuseRankings(withWords, near);
      const limit = Math.min(passageCharacters, query.characters ?? Infinity);
      const picked = pickPassages(searched, broaden(searched, ranked, query), limit);
      return { manuals, kind: 'passages', sent: sentPages(manuals, picked), best: ranked.slice(0, BEST) };
    },
  };
}

function wholePages(manual: Manual): readonly SentPage[] {
  return manual.pages.map((page) => ({ documentId: manual.documentId, page, text: page.text }));
}
