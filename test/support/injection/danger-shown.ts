import { renderClassic } from '../../../adapters/discord/render/render-classic.ts';
import { renderDraft as renderForDiscord } from '../../../adapters/discord/render/render-draft.ts';
import { renderDraft as renderForSlack } from '../../../adapters/slack/render/render-draft.ts';
import { renderReply as renderForTerminal } from '../../../adapters/terminal/render.ts';
import { createStyle } from '../../../adapters/terminal/style.ts';
import type { Piece } from '../../../adapters/web/piece.ts';
import { textOfPiece } from '../../../adapters/web/piece.ts';
import { renderReply as renderForWeb } from '../../../adapters/web/render-reply.ts';
import type { Draft } from '../../../src/answer/draft.ts';
import * as discord from '../discord-components/danger.ts';
import { textsShown } from '../discord-components/check-message.ts';
import * as slack from '../slack-blocks/danger.ts';

const options = { scenario: 'general', question: 'how do I pair it', questionId: 'q1', feedback: true } as const;
const ours = (url: string): boolean => !url.includes('evil') && !url.startsWith('javascript');

/** What a draft would do to people in Slack: pings, pictures, links to strangers. */
export function checkSlack(draft: Draft): readonly unknown[] {
  return renderForSlack(draft, options).parts.flatMap(({ text, blocks, markdown, ending }) => {
    const payload = { text, blocks, markdown_text: markdown, ending };
    const foreign = slack.maskedLinks(payload).filter(({ url }) => !ours(url));
    return [...slack.livePings(payload), ...slack.pictures(payload), ...foreign];
  });
}

/** The same in Discord, with components and without. */
export function checkDiscord(draft: Draft): readonly unknown[] {
  const parts = [...renderForDiscord(draft, options).parts, ...renderClassic(draft, options).parts];
  return parts.flatMap((part) => {
    const message = { ...part };
    const foreign = discord.maskedLinks(message).filter(({ url }) => !ours(url));
    const live = discord.mentionsShown(message);
    return [...live, ...discord.pictures(message), ...discord.unfurled(message), ...foreign];
  });
}

/** Controls other than ends of lines, tabs and our own colours: they could make a link or ring. */
export function checkTerminal(draft: Draft): readonly unknown[] {
  const sgr = new RegExp(String.raw`\u001b\[\d+m`, 'gu');
  return (
    renderForTerminal(draft, createStyle(true))
      .replace(sgr, '')
      .match(/[^\P{C}\n\t]/gu) ?? []
  );
}

/** Links of the playground that hide a foreign address. */
export function checkWeb(draft: Draft): readonly unknown[] {
  return renderForWeb(draft, 'general').body.flatMap(masked);
}

function masked(piece: Piece): readonly unknown[] {
  if (typeof piece === 'string') return [];
  const { href } = piece;
  const hides = href !== undefined && !ours(href) && textOfPiece(piece) !== href;
  return [...(hides ? [href] : []), ...piece.children.flatMap(masked)];
}

/** Everything that any surface shows of a draft. */
export function allShown(draft: Draft): string {
  const classic = renderClassic(draft, options).parts.map(({ content }) => content);
  const components = renderForDiscord(draft, options).parts.flatMap((part) => textsShown({ ...part }.components));
  const slackParts = renderForSlack(draft, options).parts.map((part) => JSON.stringify({ ...part }));
  const web = renderForWeb(draft, 'general').body.map(textOfPiece);
  return [renderForTerminal(draft, createStyle(false)), ...classic, ...components, ...slackParts, ...web].join('\n\n');
}
