import type { Block } from '../src/answer/draft.ts';
import type { BodyBlock, Marks, Span } from './body.ts';
import { cleanText } from './clean-text.ts';
import { closeMarks } from './close-marks.ts';
import { hazardBlock } from './hazard-block.ts';
import { markdownBody } from './markdown-body.ts';
import { placeHazards } from './place-hazards.ts';
import { readableBothWays } from './reading-direction.ts';

type Marked = Extract<Block, { type: 'citation' | 'hazard' }>;

/** A private-use place in the Markdown for the citation or warning with this number. */
const mark = (index: number): string => `\ue000${index}\ue001`;
const marks = /\ue000(\d+)\ue001/u;

export interface BodyOptions {
  /** False while the answer is being written: marks that are open at its end are closed. */
  readonly finished: boolean;
  /** Warnings all on top, in the order of the answer, rather than where they stand. */
  readonly hazardsOnTop: boolean;
}

/**
 * The running text of an answer, with its pages where they are cited and its warnings; tips and accessories are left
 * out. What model and manual wrote is Markdown and is trusted with nothing. Pure.
 */
export function bodyTree(blocks: readonly Block[], { finished, hazardsOnTop }: BodyOptions): readonly BodyBlock[] {
  const hazards = blocks.filter((block) => block.type === 'hazard').map(hazardBlock);
  const marked: Marked[] = [];
  let markdown = '';
  for (const block of blocks) {
    if (block.type === 'text') markdown += cleanText(block.text);
    else if (block.type === 'citation' || (block.type === 'hazard' && !hazardsOnTop)) {
      const own = mark(marked.length);
      markdown = block.type === 'hazard' ? withHazard(markdown, own) : withMark(markdown, own);
      marked.push(block);
    } else if (/\S$/u.test(markdown)) markdown += ' ';
  }
  const shown = new Set<number>();
  const tree = markdownBody(finished ? markdown : closeMarks(markdown), (text, style) =>
    markedSpans(text, style, marked, shown),
  );
  // A mark that fell where Markdown shows nothing, such as the title of a link, follows the text.
  const lost = marked.flatMap((block, index) => (shown.has(index) ? [] : spansOf(block, index)));
  const whole: readonly BodyBlock[] = lost.length === 0 ? tree : [...tree, { type: 'paragraph', spans: lost }];
  const placed = placeHazards(whole, (index) => {
    const block = marked[index];
    return block?.type === 'hazard' ? hazardBlock(block) : null;
  });
  return (hazardsOnTop ? [...hazards, ...placed] : placed).map(readableBothWays);
}

const tableRow = /^\s*\|.*[\p{L}\p{N}].*\|\s*$/u;
const lastLine = (text: string): string => text.slice(text.lastIndexOf('\n') + 1);

/** Appends the mark of a warning to the last line that says something, so that what begins after it is still a list. */
function withHazard(markdown: string, own: string): string {
  const said = markdown.trimEnd();
  return said === '' ? `${own}\n\n` : withMark(said, own) + markdown.slice(said.length);
}

/** Appends a mark so that it breaks neither the address, the table row nor the fence that the text ends with. */
function withMark(markdown: string, own: string): string {
  const line = lastLine(markdown);
  if (/^\s*(?:`{3,}|~{3,})\s*$/u.test(line) || /^[\s\-*_=]{3,}$/u.test(line)) return `${markdown}\n\n${own}`;
  if (tableRow.test(line)) {
    return `${markdown.slice(0, markdown.lastIndexOf('|')).trimEnd()} ${own} |`;
  }
  if (line === '' && tableRow.test(lastLine(markdown.slice(0, -1)))) return `${withMark(markdown.slice(0, -1), own)}\n`;
  return /\S$/u.test(markdown) ? `${markdown} ${own}` : markdown + own;
}

function markedSpans(text: string, style: Marks, marked: readonly Marked[], shown: Set<number>): readonly Span[] {
  return text.split(marks).flatMap((part, index): readonly Span[] => {
    if (index % 2 === 0) return part === '' ? [] : [{ type: 'text', text: part, marks: style }];
    const block = marked[Number(part)];
    shown.add(Number(part));
    return block === undefined ? [] : spansOf(block, Number(part));
  });
}

/** A citation is itself; the mark of a warning stays in the text until the warning has found its place. */
function spansOf(block: Marked, index: number): readonly Span[] {
  return block.type === 'citation'
    ? [{ type: 'citation', place: block.place }]
    : [{ type: 'text', text: mark(index), marks: {} }];
}
