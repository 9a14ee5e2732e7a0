import type { Card } from '../../../commands/card.ts';
import { shorten } from '../../../src/answer/shorten.ts';
import type { Scenario } from '../../../src/question.ts';
import { cardMarkdown } from '../../card-markdown.ts';
import { cleanText } from '../../clean-text.ts';
import { markdownBody } from '../../markdown-body.ts';
import { paginate } from '../../paginate.ts';
import { plainText } from '../../plain-text.ts';
import { webAddress } from '../../web-address.ts';
import { limits } from '../limits.ts';
import { plain } from './blocks.ts';
import type { SlackBlock, SlackMessage } from './blocks.ts';
import { bodyBlocks } from './body-blocks.ts';
import { choiceBlocks } from './choice-blocks.ts';
import { fallbackText } from './fallback-text.ts';
import { line, shortEnough } from './head-blocks.ts';
import { words } from './rich-text.ts';

/** Characters of blocks that the lines of a card may take; menu and title have room beside them. */
const roomForLines = 5_000;

/** A card as one message: a title, its lines, a menu of products, a link. Lines beyond the room of a message are left out. */
export function renderCard(card: Card, scenario: Scenario = 'general'): SlackMessage {
  const title = cleanText(card.title).replace(/\s+/gu, ' ').trim();
  const all = markdownBody(cleanText(cardMarkdown(card.lines)));
  const [body = []] = paginate(all, (blocks) => JSON.stringify(bodyBlocks(blocks)).length <= roomForLines);
  const choices = choiceBlocks(card.choices, card.question ?? '', scenario);
  return {
    text: fallbackText([title, plainText(all)].filter((line) => line !== '').join('\n')) || '…',
    blocks: [
      { type: 'header', text: plain(title === '' ? '…' : shorten(title, limits.header)) },
      ...bodyBlocks(body),
      ...choices,
      ...linkBlocks(card.link),
    ],
    markdown: '',
    ending: [],
  };
}

function linkBlocks(link: Card['link']): readonly SlackBlock[] {
  const url = link === null ? null : shortEnough(webAddress(link.url));
  if (link === null || url === null) return [];
  return [line([words(`${shorten(link.label, limits.buttonText)}: `), { type: 'link', url }])];
}
