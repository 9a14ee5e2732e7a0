import type { Card } from '../../../commands/card.ts';
import { shorten } from '../../../src/answer/shorten.ts';
import type { Scenario } from '../../../src/question.ts';
import { cardMarkdown } from '../../card-markdown.ts';
import { cleanText } from '../../clean-text.ts';
import { markdownBody } from '../../markdown-body.ts';
import { paginate } from '../../paginate.ts';
import { webAddress } from '../../web-address.ts';
import { bodyMarkdown, shortEnough } from './body-markdown.ts';
import { choiceRows } from './choices.ts';
import { componentMessage, textDisplay } from './components.ts';
import type { DiscordMessage, Inner } from './components.ts';
import { bareLink, escapeText } from './escape.ts';
import { textIds } from './marked-texts.ts';

const colour = 0x58_65_f2;
const longestTitle = 150;
/** Characters that the lines of a card may take. */
const roomForLines = 3_000;

/** A card as one message: a title, its lines, products to choose from, a link. Lines beyond the room of a message are left out. */
export function renderCard(card: Card, scenario: Scenario = 'general'): DiscordMessage {
  const title = cleanText(card.title).replace(/\s+/gu, ' ').trim();
  const all = markdownBody(cleanText(cardMarkdown(card.lines)));
  const [body = []] = paginate(all, (blocks) => bodyMarkdown(blocks).length <= roomForLines);
  const text = bodyMarkdown(body);
  const asked: readonly Inner[] =
    card.question === null || card.question === '' || card.choices.length === 0
      ? []
      : [
          textDisplay(
            `-# ❓ ${escapeText(shorten(card.question.replace(/\s+/gu, ' ').trim(), 300))}`,
            textIds.question,
          ),
        ];
  const url = card.link === null ? null : shortEnough(webAddress(card.link.url));
  const link: readonly Inner[] =
    card.link === null || url === null
      ? []
      : [textDisplay(`${escapeText(shorten(card.link.label, 80))}: ${bareLink(url)}`)];
  return componentMessage(colour, [
    textDisplay(`### ${title === '' ? '…' : escapeText(shorten(title, longestTitle))}`),
    ...(text.trim() === '' ? [] : [textDisplay(text)]),
    ...asked,
    ...choiceRows(card.choices, scenario),
    ...link,
  ]);
}
