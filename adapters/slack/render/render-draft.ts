import { answerView } from '../../answer-view.ts';
import type { AnswerView } from '../../answer-view.ts';
import type { BodyBlock } from '../../body.ts';
import { paginate } from '../../paginate.ts';
import { plainText } from '../../plain-text.ts';
import type { Draft } from '../../../src/answer/draft.ts';
import type { Scenario } from '../../../src/question.ts';
import { limits } from '../limits.ts';
import type { SlackBlock, SlackMessage, SlackReply } from './blocks.ts';
import { bodyBlocks } from './body-blocks.ts';
import { endingBlocks } from './ending-blocks.ts';
import { fallbackText } from './fallback-text.ts';
import { headBlocks } from './head-blocks.ts';
import { streamMarkdown } from './stream-markdown.ts';

export interface RenderOptions {
  readonly scenario: Scenario;
  /** Kept in the buttons, so that a click goes on with it. */
  readonly question: string;
  readonly questionId: string;
  /** Whether a finished answer asks for a vote. */
  readonly feedback: boolean;
  /** Questions to go on with. */
  readonly followUps?: readonly string[];
}

/** Room that is left in each message, so that a few signs more are never refused. */
const spare = 200;

/**
 * A draft as Slack messages. The first is the one that grows; what it has no room for follows in parts, which stay as
 * they are while the text grows. The end of the answer (notices, sources, buttons) stands in the last part.
 * Pure; every message is within the limits.
 */
export function renderDraft(draft: Draft, options: RenderOptions): SlackReply {
  const view = answerView(draft, options.scenario);
  const head = headBlocks(view);
  const flow = [...view.body, ...view.tips];
  const ending = endingBlocks(view, draft, options);
  const pages =
    flow.length === 0 ? [] : paginate(flow, (blocks, part) => fits(part === 0 ? head : [], bodyBlocks(blocks)));
  const bodies = pages.length === 0 ? [[]] : pages;
  const last = bodies.at(-1) ?? [];
  const lastHead = bodies.length === 1 ? head : [];
  const bodiesWithEnd = fits([...lastHead, ...ending], bodyBlocks(last)) ? bodies : [...bodies, []];
  const parts = bodiesWithEnd.map((blocks, part): SlackMessage => {
    const isLast = part === bodiesWithEnd.length - 1;
    const own = [...(part === 0 ? head : []), ...bodyBlocks(blocks), ...(isLast ? ending : [])];
    return {
      text: fallbackText(textOf(blocks, view, part, isLast)),
      blocks:
        own.length === 0
          ? [{ type: 'section', text: { type: 'plain_text', text: '…', emoji: false }, expand: true }]
          : own,
      markdown: part === 0 && bodiesWithEnd.length === 1 ? streamMarkdown(draft, view, options.scenario) : '',
      ending: bodiesWithEnd.length === 1 ? [...bodyBlocks(view.tips), ...ending] : [],
    };
  });
  const [first, ...further] = parts;
  if (first === undefined) throw new Error('a reply has a first part');
  return { parts: [first, ...further] };
}

function fits(others: readonly SlackBlock[], body: readonly SlackBlock[]): boolean {
  const blocks = [...others, ...body];
  return blocks.length <= limits.blocks && JSON.stringify(blocks).length <= limits.allBlocks - spare;
}

function textOf(blocks: readonly BodyBlock[], view: AnswerView, part: number, isLast: boolean): string {
  const lines = [
    ...(part === 0 && view.status !== null ? [view.status] : []),
    ...(part === 0 && view.missing !== null ? [view.missing.sentence] : []),
    plainText(blocks),
    ...(isLast && view.outcome !== null ? [view.outcome] : []),
    ...(isLast ? view.notices : []),
  ];
  const text = lines.filter((line) => line !== '').join('\n');
  return text === '' ? '…' : text;
}
