import type { AnswerFrame, Linked } from '../../answer-view.ts';
import type { Draft } from '../../../src/answer/draft.ts';
import { shorten } from '../../../src/answer/shorten.ts';
import type { Scenario } from '../../../src/question.ts';
import { limits } from '../limits.ts';
import { actionButton } from './action-button.ts';
import { actionId, encodeAction } from './actions.ts';
import type { SlackAction } from './actions.ts';
import { plain } from './blocks.ts';
import type { Button, RichInline, SlackBlock } from './blocks.ts';
import { choiceBlocks } from './choice-blocks.ts';
import { escapeMrkdwn, mrkdwnLink } from './escape.ts';
import { line, shortEnough } from './head-blocks.ts';
import { words } from './rich-text.ts';

interface EndingOptions {
  readonly scenario: Scenario;
  readonly question: string;
  readonly questionId: string;
  readonly feedback: boolean;
}

const mostAccessories = 5;
const mostFollowUps = 4;
const mostAccessoryButtons = 2;
const mostNotices = 10;

/** What stands below the text once it is complete: accessories, how it ended, notices, sources and buttons. */
export function endingBlocks(view: AnswerFrame, draft: Draft, options: EndingOptions): readonly SlackBlock[] {
  const accessories = view.accessories.slice(0, mostAccessories);
  const blocks: SlackBlock[] = view.finished ? accessories.map(accessoryBlock) : [];
  if (view.outcome !== null) {
    blocks.push({ type: 'section', text: plain(shorten(view.outcome, limits.sectionText)), expand: true });
  }
  if (!view.finished) return blocks;
  const choices = view.candidates.map(({ id, name }) => ({ productId: id, label: name }));
  blocks.push(...choiceBlocks(choices, options.question, options.scenario));
  const notices = view.notices.slice(0, mostNotices);
  if (notices.length > 0) {
    blocks.push({ type: 'context', elements: notices.map((notice) => plain(`ℹ️ ${shorten(notice, 1_000)}`)) });
  }
  if (view.sources.length > 0) blocks.push(sourcesBlock(view.sources));
  const buttons = goOnButtons(view, draft, options);
  if (buttons.length > 0) blocks.push({ type: 'actions', elements: buttons });
  if (options.feedback && view.votable) blocks.push(voteBlock(draft, options));
  return blocks;
}

function accessoryBlock({ name, url }: Linked): SlackBlock {
  const address = shortEnough(url);
  const link: RichInline[] = address === null ? [] : [words('  '), { type: 'link', url: address }];
  return line([
    { type: 'emoji', name: 'heavy_plus_sign' },
    words(' Goes with it: '),
    words(shorten(name, 150), { bold: true }),
    ...link,
  ]);
}

/** Pages as links, as many as one line of context holds; the text cites every one of them besides. */
function sourcesBlock(sources: readonly Linked[]): SlackBlock {
  let text = '';
  let shown = 0;
  for (const { name, url } of sources) {
    const address = shortEnough(url);
    const short = shorten(name, 80);
    const source = address === null ? escapeMrkdwn(short) : mrkdwnLink(address, short);
    const next = shown === 0 ? `📖 ${source}` : `${text}  ·  ${source}`;
    if (next.length > limits.textObject - 40) break;
    text = next;
    shown += 1;
  }
  const more = sources.length - shown;
  if (more > 0) text += `  ·  and ${more} more`;
  return { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] };
}

function goOnButtons(view: AnswerFrame, draft: Draft, options: EndingOptions): readonly Button[] {
  const { scenario, question, questionId } = options;
  const productId = draft.product?.id ?? null;
  const accessories = view.accessories.slice(0, mostAccessoryButtons).map(({ name }) => {
    const product = view.product === null ? '' : ` with the ${view.product}`;
    return [`Using the ${name}`, `How do I use the ${name}${product}?`] as const;
  });
  const followUps = view.followUps.slice(0, mostFollowUps).map((asked) => [asked, asked] as const);
  const asks = [...followUps, ...accessories].map(([text, asked]): readonly [string, SlackAction] => [
    text,
    { kind: 'ask', productId, question: asked, scenario },
  ]);
  const buttons = asks.map(([text, action], index) => actionButton(text, action, index));
  if (!view.needsPerson) return buttons;
  const pages = view.sources.map(({ name }) => name);
  return [...buttons, actionButton('Ask a person', { kind: 'person', questionId, productId, question, pages }, 0)];
}

function voteBlock(draft: Draft, { scenario, questionId }: EndingOptions): SlackBlock {
  const productId = draft.product?.id ?? null;
  const value = (vote: 'up' | 'down'): string => encodeAction({ kind: 'vote', vote, questionId, productId, scenario });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: actionId('vote'),
        positive_button: { text: plain('👍'), value: value('up'), accessibility_label: 'This helped' },
        negative_button: { text: plain('👎'), value: value('down'), accessibility_label: 'This did not help' },
      },
    ],
  };
}
