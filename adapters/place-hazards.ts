import type { BodyBlock, Item, Of, Span } from './body.ts';
import { mapSpans } from './map-spans.ts';

const marks = /\ue000(\d+)\ue001/gu;

/**
 * Puts each warning where its mark stands: a mark that begins a block or a list's item puts it before, any other mark
 * after. A list goes on with its own numbers. No mark is left.
 * @param hazardOf the warning of a mark; null where the mark belongs to none
 */
export function placeHazards(
  tree: readonly BodyBlock[],
  hazardOf: (index: number) => Of<'hazard'> | null,
): readonly BodyBlock[] {
  const hazards = (indexes: readonly number[]): readonly BodyBlock[] =>
    indexes.map(hazardOf).filter((hazard) => hazard !== null);
  return tree.flatMap((block): readonly BodyBlock[] => {
    if (block.type === 'list') return placeInList(block, hazards);
    const { before, after, rest } = takeMarks([block]);
    return [...hazards(before), ...rest, ...hazards(after)];
  });
}

function placeInList(
  { start, items }: Of<'list'>,
  hazards: (indexes: readonly number[]) => readonly BodyBlock[],
): readonly BodyBlock[] {
  const result: BodyBlock[] = [];
  let open: Item[] = [];
  let number = start;
  const close = (): void => {
    if (open.length === 0) return;
    result.push({ type: 'list', start: number, items: open });
    number = number === null ? null : number + open.length;
    open = [];
  };
  for (const item of items) {
    const { before, after, rest } = takeMarks(item.blocks);
    if (before.length > 0) close();
    result.push(...hazards(before));
    if (rest.length > 0 || before.length + after.length === 0) open.push({ ...item, blocks: rest });
    if (after.length > 0) close();
    result.push(...hazards(after));
  }
  close();
  return result;
}

interface Taken {
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** The blocks without marks, and without those that held nothing else. */
  readonly rest: readonly BodyBlock[];
}

function takeMarks(blocks: readonly BodyBlock[]): Taken {
  const before: number[] = [];
  const after: number[] = [];
  let seen = false;
  const take = (text: string): string =>
    text.split(marks).reduce((kept, part, index) => {
      if (index % 2 === 1) (seen ? after : before).push(Number(part));
      else if (part.trim() !== '') seen = true;
      return index % 2 === 1 ? kept : kept + part;
    }, '');
  const takeSpans = (spans: readonly Span[]): readonly Span[] =>
    spans.flatMap((span): readonly Span[] => {
      if (span.type !== 'text') {
        seen = true;
        return [span];
      }
      if (!span.text.includes('\ue000')) {
        seen ||= span.text.trim() !== '';
        return [span];
      }
      const text = take(span.text);
      return text === '' ? [] : [{ ...span, text }];
    });
  const rest = blocks
    .map((block) => (block.type === 'code' ? { ...block, text: take(block.text) } : mapSpans(block, takeSpans)))
    .filter((block) => before.length + after.length === 0 || !isBlank(block));
  return { before, after, rest };
}

function isBlank(block: BodyBlock): boolean {
  if (block.type === 'code') return block.text === '';
  if (block.type !== 'paragraph' && block.type !== 'heading') return false;
  return block.spans.every((span) => span.type === 'text' && span.text.trim() === '');
}
