import { shorten } from '../../../src/answer/shorten.ts';
import { plain } from '../render/blocks.ts';
import type { SlackBlock, SlackMessage } from '../render/blocks.ts';
import { escapeMrkdwn } from '../render/escape.ts';
import { fallbackText } from '../render/fallback-text.ts';
import { limits } from '../limits.ts';

/** Characters of a message of plain text; escaped, in any script, they stay within the `text` of chat.update. */
const plainText = 700;
/** Characters of a summary beside blocks. */
const summary = 300;

/**
 * The same content as messages for a platform that is stricter than its published limits: what is too long is cut in
 * two between blocks; blocks that are refused become plain sections, and those become mere text.
 */
export function simplify(message: SlackMessage, kind: 'too-long' | 'blocks-refused'): readonly SlackMessage[] {
  const { blocks, text } = message;
  if (blocks.length === 0) return cut(text, Math.ceil(text.length / 2)).map(textMessage);
  if (kind === 'too-long' && blocks.length > 1) {
    const half = Math.ceil(blocks.length / 2);
    return [blocks.slice(0, half), blocks.slice(half)].map(blockMessage);
  }
  const words = wordsOf(blocks).join('\n');
  const whole = words === '' ? text : words;
  if (blocks.every(isPlain)) return cut(whole, plainText).map((part) => textMessage(escapeMrkdwn(part)));
  return cut(whole, limits.sectionText - 100).map((part) => {
    return blockMessage([{ type: 'section', text: plain(part), expand: true }]);
  });
}

function blockMessage(blocks: readonly SlackBlock[]): SlackMessage {
  return { text: fallbackText(shorten(wordsOf(blocks).join(' '), summary)) || '…', blocks, markdown: '', ending: [] };
}

function textMessage(text: string): SlackMessage {
  return { text, blocks: [], markdown: '', ending: [] };
}

function isPlain(block: SlackBlock): boolean {
  return block.type === 'section' && block.text.type === 'plain_text';
}

/** Pieces of at most so many characters, cut behind a line or a word where there is one. */
function cut(text: string, most: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const start = rest.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '');
    const end = Math.max(start.lastIndexOf('\n'), start.lastIndexOf(' ')) + 1;
    const piece = end > most / 2 ? start.slice(0, end) : start;
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== '');
}

/** All words of blocks, in their order; buttons have none. */
function wordsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && (value.type === 'actions' || value.type === 'context_actions')) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (typeof inner !== 'string') return wordsOf(inner);
    return name === 'text' || name === 'url' ? [inner] : [];
  });
}
