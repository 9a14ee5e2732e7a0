import type { Block, Draft } from '../../src/answer/draft.ts';
import type { PageReference } from '../../src/answer/events.ts';
import type { Scenario } from '../../src/question.ts';
import { cleanText } from '../clean-text.ts';
import { closeMarks } from '../close-marks.ts';
import { markdownPieces } from './markdown-pieces.ts';
import { element } from './piece.ts';
import type { Element, Piece } from './piece.ts';

type Of<T extends Block['type']> = Extract<Block, { type: T }>;

/** A private-use place in the Markdown for the citation with this number. */
const mark = (index: number): string => `\ue000${index}\ue001`;
const marks = /\ue000(\d+)\ue001/u;

/**
 * The answer itself as pieces: warnings where they belong, or all on top in `live`; a tip and accessories follow the
 * text. The text of model and manual is Markdown and is trusted with nothing.
 */
export function renderBody({ blocks, phase }: Draft, scenario: Scenario): readonly Piece[] {
  const finished = phase === 'done';
  const hazards = blocks.filter((block) => block.type === 'hazard').map(hazardElement);
  const tips = blocks.filter((block) => block.type === 'tip').map(({ text }) => element('tip', inText(text)));
  const accessories = blocks.filter((block) => block.type === 'suggestion').map(accessoryElement);
  const text = scenario === 'live' ? [...hazards, ...renderText(blocks, finished)] : renderInPlace(blocks, finished);
  return [...text, ...tips, ...accessories];
}

function renderInPlace(blocks: readonly Block[], finished: boolean): readonly Piece[] {
  const rendered: Piece[] = [];
  let run: Block[] = [];
  for (const block of blocks) {
    if (block.type === 'hazard') {
      rendered.push(...renderText(run, true), hazardElement(block));
      run = [];
    } else run.push(block);
  }
  return [...rendered, ...renderText(run, finished)];
}

/** Text and citations of some blocks as one Markdown document, since marks run on across citations. */
function renderText(blocks: readonly Block[], finished: boolean): readonly Piece[] {
  const cited: Of<'citation'>[] = [];
  let markdown = '';
  for (const block of blocks) {
    if (block.type === 'text') markdown += cleanText(block.text);
    else if (block.type === 'citation') {
      // A space keeps the mark out of an address that the text ends with.
      markdown += (/\S$/u.test(markdown) ? ' ' : '') + mark(cited.length);
      cited.push(block);
    } else if (/\S$/u.test(markdown)) markdown += ' ';
  }
  const whole = finished ? markdown : closeMarks(markdown);
  const shown = new Set<number>();
  const rendered = markdownPieces(whole, (text) =>
    text.split(marks).flatMap((part, index): Piece[] => {
      if (index % 2 === 0) return part === '' ? [] : [part];
      const place = cited[Number(part)]?.place;
      shown.add(Number(part));
      return place === undefined ? [] : [pageElement(place)];
    }),
  );
  // A mark that fell where Markdown shows nothing, such as the title of a link, follows the text.
  const lost = cited.filter((_, index) => !shown.has(index)).map(({ place }) => pageElement(place));
  return lost.length === 0 ? rendered : [...rendered, element('p', lost)];
}

const inText = (text: string): readonly Piece[] => markdownPieces(cleanText(text), (words) => [words]);

function pageElement({ label, link }: PageReference): Element {
  return element('page', [`p. ${cleanText(label)}`], link === null ? {} : { href: link });
}

/** `CAUTION: …`, as manuals head their warnings: the word becomes the box's own heading. */
const headed = /^(?<word>\p{L}[\p{L} ]{1,24}?)\s*[:：]\s+(?<rest>\S[^]*)$/u;

function hazardElement({ text, place }: Of<'hazard'>): Element {
  const found = headed.exec(cleanText(text))?.groups;
  const word = found?.['word'] ?? '';
  const isHead = word !== '' && word === word.toUpperCase();
  const label = isHead ? { label: word } : {};
  const words = inText(isHead ? (found?.['rest'] ?? '') : text);
  if (place === null) return element('hazard', words, label);
  const last = words.at(-1);
  // The page follows the last word, on the same line where there is room.
  return typeof last === 'object' && last.tag === 'p'
    ? element('hazard', [...words.slice(0, -1), element('p', [...last.children, ' ', pageElement(place)])], label)
    : element('hazard', [...words, pageElement(place)], label);
}

function accessoryElement({ product, link }: Of<'suggestion'>): Element {
  const href = link !== null && /^https?:/u.test(link) ? { href: link } : {};
  return element('accessory', [cleanText(product.name)], href);
}
