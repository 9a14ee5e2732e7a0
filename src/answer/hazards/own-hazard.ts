import type { Context } from '../../context/context.ts';
import type { Hazard, Manual } from '../../manual/manual.ts';
import { contentWords } from '../grounding/content-words.ts';
import { isMet, numbersIn, numbersOn } from '../grounding/numbers.ts';
import { pageHazards } from './page-hazards.ts';

/** Share of the words of a written warning that the manual's own must hold to be the same. */
const SHARE = 0.6;
const LEAST_WORDS = 2;

/** A warning of a manual, in its own words. */
export interface OwnHazard extends Pick<Hazard, 'page' | 'text'> {
  readonly manual: Manual;
}

/** The warning of a sent page that says what was written; null when none does, in these words and figures. */
export function ownHazard(written: string, context: Context): OwnHazard | null {
  const numbers = numbersIn(written);
  let best: OwnHazard | null = null;
  let most = 0;
  for (const { documentId, page } of context.sent) {
    const manual = context.manuals.find((candidate) => candidate.documentId === documentId);
    const words = contentWords(written, manual?.language ?? null);
    if (manual === undefined || words.size < LEAST_WORDS) continue;
    for (const { text } of pageHazards(page)) {
      const own = contentWords(text, manual.language);
      const share = [...words].filter((word) => own.has(word)).length / words.size;
      if (share < SHARE || share <= most) continue;
      const figures = numbersOn(text);
      if (!numbers.every((number) => isMet(number, figures))) continue;
      best = { manual, page: page.number, text };
      most = share;
    }
  }
  return best;
}
