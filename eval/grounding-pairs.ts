import { z } from 'zod';
import type { Manual } from '../src/manual/manual.ts';
import { holdsPhrase } from './phrase.ts';
import { readLines } from './read-lines.ts';

/** How a sentence and the page that it cites go together. */
export const KINDS = ['right', 'neighbour', 'product', 'number', 'control', 'negation'] as const;

/** A sentence as a model writes it, with the page that it cites. */
const GroundingPair = z.object({
  id: z.string().min(1),
  manual: z.string().regex(/^[\w.-]+$/u),
  /** 1-based PDF page (or HTML section). */
  page: z.int().positive(),
  sentence: z.string().min(1),
  /** Of the sentence, ISO 639-1. */
  language: z.string().length(2),
  /**
   * What the page shows the sentence by. `right` and `negation`, where the page has it and the sentence denies it: all
   * of them stand on the page. `neighbour` and `product`, where the sentence is true of another page: not all of them.
   * `number` and `control`, where one figure or one name of a button, menu or command was exchanged: none.
   */
  facts: z.array(z.string().min(1)).min(1),
  kind: z.enum(KINDS),
  /** `choose`: the rule may be tuned by it; `report`: only to report. */
  split: z.enum(['choose', 'report']),
});
export type GroundingPair = z.infer<typeof GroundingPair>;

/** Reads a file of pairs, one JSON object a line. Throws an Error that names the line when one isn't a pair. */
export function readPairs(path: string): Promise<readonly GroundingPair[]> {
  return readLines(path, GroundingPair);
}

/** Null when the pair is what it says it is, else a sentence. */
export function faultOf(pair: GroundingPair, manual: Manual): string | null {
  const page = manual.pages.find(({ number }) => number === pair.page);
  if (page === undefined) return `${pair.id}: ${pair.manual} has no page ${pair.page}.`;
  const text = [...page.headings, page.text].join('\n');
  const standing = pair.facts.filter((fact) => stands(text, fact)).length;
  const every = standing === pair.facts.length;
  const holds = wants(pair.kind) === 'all' ? every : wants(pair.kind) === 'none' ? standing === 0 : !every;
  return holds ? null : `${pair.id}: ${standing} of ${pair.facts.length} facts stand on page ${pair.page}.`;
}

function wants(kind: GroundingPair['kind']): 'all' | 'not all' | 'none' {
  if (kind === 'right' || kind === 'negation') return 'all';
  return kind === 'number' || kind === 'control' ? 'none' : 'not all';
}

/** A figure stands as a whole: 12 doesn't stand in 128. */
function stands(text: string, fact: string): boolean {
  if (!/^[\d.x]+$/u.test(fact)) return holdsPhrase(text, fact);
  return new RegExp(`(?<![\\w.])${fact.replaceAll('.', '\\.')}(?!\\w)`, 'iu').test(text);
}
