import type { BodyBlock } from './body.ts';
import { takeBlocks } from './cut-block.ts';
import type { Cut, Fits } from './cut-block.ts';

/**
 * Cuts blocks into parts that fit: between blocks, else between a list's items or a table's rows, else between sentences,
 * words, and at last anywhere. Numbering goes on, the head of a table is repeated, code is closed and opened again;
 * nothing else is repeated and nothing is lost. What fits a part is taken as more comes: a part that is full stays as it
 * is while the text grows.
 * @param fits whether these blocks fit the part with this number, from 0; whatever fits, its beginnings fit as well
 * @returns at least one part; a part fits unless even the smallest piece of its first block doesn't
 */
export function paginate(
  blocks: readonly BodyBlock[],
  fits: (blocks: readonly BodyBlock[], part: number) => boolean,
): readonly (readonly BodyBlock[])[] {
  const parts: (readonly BodyBlock[])[] = [];
  let rest = blocks;
  do {
    const { head, rest: left } = takePart(rest, (some) => fits(some, parts.length));
    parts.push(head);
    rest = left;
  } while (rest.length > 0);
  return parts;
}

function takePart(blocks: readonly BodyBlock[], fits: Fits): Cut {
  const { head, rest } = takeBlocks(blocks, fits);
  if (head.length === 0) return { head: blocks.slice(0, 1), rest: blocks.slice(1) };
  // A heading stays with what it heads.
  const last = head.findLastIndex(({ type }) => type !== 'heading') + 1;
  if (rest.length === 0 || last === 0 || last === head.length) return { head, rest };
  return { head: head.slice(0, last), rest: [...head.slice(last), ...rest] };
}
