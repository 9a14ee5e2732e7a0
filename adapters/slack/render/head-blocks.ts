import type { AnswerFrame } from '../../answer-view.ts';
import { shorten } from '../../../src/answer/shorten.ts';
import { limits } from '../limits.ts';
import { plain } from './blocks.ts';
import type { RichInline, SlackBlock } from './blocks.ts';
import { words } from './rich-text.ts';

const longestProduct = 150;
const longestManual = 300;
/** A longer address would leave no room for the answer. */
const longestAddress = 1_000;

/** What stands above the text: the product with its manual, why there is none, and what is being done. */
export function headBlocks({ product, manual, missing, status }: AnswerFrame): readonly SlackBlock[] {
  const blocks: SlackBlock[] = [];
  if (product !== null) {
    const name = words(shorten(product, longestProduct), { bold: true });
    blocks.push(line([name, ...(manual === null ? [] : [words('  ·  '), linked(manual.name, manual.url)])]));
  }
  if (missing !== null) {
    const url = shortEnough(missing.url);
    const link: RichInline[] = url === null ? [] : [words(' '), { type: 'link', url }];
    blocks.push(line([words(missing.sentence), ...link]));
  }
  if (status !== null) {
    const sentence = `🔎 ${shorten(status, limits.textObject - 3)}`;
    blocks.push({ type: 'context', elements: [plain(sentence)] });
  }
  return blocks;
}

/** An address that a message has room for; else null. */
export function shortEnough(url: string | null): string | null {
  return url !== null && url.length <= longestAddress ? url : null;
}

function linked(name: string, address: string | null): RichInline {
  const text = shorten(name, longestManual);
  const url = shortEnough(address);
  return url === null ? words(text) : { type: 'link', url, text };
}

/** One line of rich text. */
export function line(elements: readonly RichInline[]): SlackBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}
