import { answerFrame, answerView, tipsOf } from '../../answer-view.ts';
import type { AnswerFrame, AnswerView } from '../../answer-view.ts';
import type { BodyBlock } from '../../body.ts';
import { paginate } from '../../paginate.ts';
import { plainText } from '../../plain-text.ts';
import type { Draft } from '../../../src/answer/draft.ts';
import type { Scenario } from '../../../src/question.ts';
import { limits } from '../limits.ts';
import { plain } from './blocks.ts';
import type { SlackBlock, SlackMessage, SlackReply } from './blocks.ts';
import { bodyBlocks } from './body-blocks.ts';
import { endingBlocks } from './ending-blocks.ts';
import { fallbackText } from './fallback-text.ts';
import { headBlocks } from './head-blocks.ts';
import { once } from './once.ts';
import { streamMarkdown } from './stream-markdown.ts';

export interface RenderOptions {
  readonly scenario: Scenario;
  /** Kept in the buttons, so that a click goes on with it. */
  readonly question: string;
  readonly questionId: string;
  /** Whether a finished answer asks for a vote. */
  readonly feedback: boolean;
}

/** Room that is left in each message, so that a few signs more are never refused. */
const spare = 200;

/**
 * A draft as Slack messages. The first is the one that grows first; what it has no room for follows in parts, and a part
 * that is full stays as it is while the text grows. The end of the answer (notices, sources, buttons) stands in the last
 * part. Pure; every message is within the limits.
 */
export function renderDraft(draft: Draft, options: RenderOptions): SlackReply {
  const frame = answerFrame(draft);
  const ending = once(() => endingBlocks(frame, draft, options));
  const stream = once(() => renderStream(draft, frame, ending(), options.scenario));
  const messages = once(() => renderMessages(answerView(draft, options.scenario), ending()));
  const first: SlackMessage = {
    get text() {
      return messages()[0].text;
    },
    get blocks() {
      return messages()[0].blocks;
    },
    get markdown() {
      return stream().markdown;
    },
    get ending() {
      return stream().ending;
    },
  };
  return {
    first,
    get parts() {
      const [, ...further] = messages();
      return [first, ...further.map((part): SlackMessage => ({ ...part, markdown: '', ending: [] }))] as const;
    },
  };
}

/** All of the text, whatever its length, for a stream; nothing where the blocks that end it would be too many. */
function renderStream(
  draft: Draft,
  frame: AnswerFrame,
  ending: readonly SlackBlock[],
  scenario: Scenario,
): Pick<SlackMessage, 'markdown' | 'ending'> {
  const blocks = [...bodyBlocks(tipsOf(draft)), ...ending];
  const markdown = fits([], blocks) ? streamMarkdown(draft, frame, scenario) : '';
  return { markdown, ending: markdown === '' ? [] : blocks };
}

type Written = Pick<SlackMessage, 'text' | 'blocks'>;

function renderMessages(view: AnswerView, ending: readonly SlackBlock[]): readonly [Written, ...Written[]] {
  const head = headBlocks(view);
  const pages = paginate([...view.body, ...view.tips], (blocks, part) =>
    fits(part === 0 ? head : [], bodyBlocks(blocks)),
  );
  const last = pages.at(-1) ?? [];
  const isRoom = fits([...(pages.length > 1 ? [] : head), ...ending], bodyBlocks(last));
  const [body = [], ...bodies] = isRoom ? pages : [...pages, []];
  const message = (blocks: readonly BodyBlock[], part: number): Written => {
    const isLast = part === bodies.length;
    const own = [...(part === 0 ? head : []), ...bodyBlocks(blocks), ...(isLast ? ending : [])];
    return {
      text: fallbackText(textOf(blocks, view, part, isLast)),
      blocks: own.length === 0 ? [{ type: 'section', text: plain('…'), expand: true }] : own,
    };
  };
  return [message(body, 0), ...bodies.map((blocks, index) => message(blocks, index + 1))];
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
