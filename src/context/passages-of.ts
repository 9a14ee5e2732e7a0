import type { Manual } from '../manual/manual.ts';
import { cutWindows } from './cut-windows.ts';
import { keptBlocks } from './kept-blocks.ts';
import type { Passage } from './passage.ts';
import { sectionsOf } from './sections-of.ts';

/** Length of a passage in UTF-16 units: about a screen of text, the best of the measured window sizes. */
export const PASSAGE_CHARACTERS = 800;
/** A table or a procedure up to this length is kept whole; UTF-16 units. */
export const LONGEST_BLOCK = 1_600;

/**
 * The passages of a manual in page order: windows of about 800 characters that keep to one page and one section and end
 * after a sentence or line where there is one. A table or a numbered procedure of at most 1,600 characters is not cut.
 * Together they are the text of every page that isn't blank.
 */
export function passagesOf(manual: Manual): readonly Passage[] {
  return [...eachPassage(manual)];
}

/** As `passagesOf`, one at a time, for callers that must not be kept busy for a whole manual at once. */
export function* eachPassage(manual: Manual): Generator<Passage> {
  const { documentId } = manual;
  for (const { page, sections } of sectionsOf(manual)) {
    if (page.text.trim() === '') continue;
    for (const { headings, ...span } of sections) {
      const blocks = keptBlocks(page.text, span);
      const cut = { size: PASSAGE_CHARACTERS, blocks, longestBlock: LONGEST_BLOCK };
      for (const { start, end } of cutWindows(page.text, span, cut)) {
        yield { documentId, page: page.number, headings, text: page.text.slice(start, end), start };
      }
    }
  }
}
