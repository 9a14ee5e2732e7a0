import type { Span } from '../../context/cut-windows.ts';
import { contentWords } from '../grounding/content-words.ts';

/** A sentence of an answer is about so many lines of a manual. */
const LINES = 3;

/**
 * The lines of a page's text that say what a sentence says: of all stretches of three lines the one with the most of its
 * content words. Null where the page has none of them, as between two languages.
 * @param language of the manual, BCP 47, or null
 */
export function placeOnPage(sentence: string, text: string, language: string | null): Span | null {
  const wanted = contentWords(sentence, language);
  const lines = [...text.matchAll(/[^\n]+/gu)].map((line) => ({
    start: line.index,
    end: line.index + line[0].length,
    held: [...contentWords(line[0], language)].filter((word) => wanted.has(word)),
  }));
  let best: Span | null = null;
  let most = 0;
  for (const first of lines.keys()) {
    const stretch = lines.slice(first, first + LINES);
    const count = new Set(stretch.flatMap(({ held }) => held)).size;
    if (count <= most) continue;
    const saying = stretch.filter(({ held }) => held.length > 0);
    best = { start: saying[0]?.start ?? 0, end: saying.at(-1)?.end ?? 0 };
    most = count;
  }
  return best;
}
