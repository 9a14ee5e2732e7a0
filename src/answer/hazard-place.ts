import type { Context } from '../context/context.ts';
import type { PageReference } from './events.ts';
import { contentWords } from './grounding/content-words.ts';
import { isMet, numbersIn, numbersOn } from './grounding/numbers.ts';
import { pageReference } from './references.ts';

/** Share of the words of a written warning that the manual's own must hold to be the same. */
const SHARE = 0.6;
const LEAST_WORDS = 2;

/** Where the manual itself gives this warning; null when it doesn't, in these words. */
export function hazardPlace(text: string, context: Context): PageReference | null {
  const numbers = numbersIn(text);
  let best: { readonly share: number; readonly place: PageReference } | null = null;
  for (const manual of context.manuals) {
    const words = contentWords(text, manual.language);
    if (words.size < LEAST_WORDS) continue;
    for (const hazard of manual.hazards) {
      const own = contentWords(hazard.text, manual.language);
      const share = [...words].filter((word) => own.has(word)).length / words.size;
      if (share < SHARE || share <= (best?.share ?? 0)) continue;
      const figures = numbersOn(hazard.text);
      if (numbers.every((number) => isMet(number, figures)))
        best = { share, place: pageReference(manual, hazard.page) };
    }
  }
  return best?.place ?? null;
}
