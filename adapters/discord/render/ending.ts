import type { Draft } from '../../../src/answer/draft.ts';
import { shorten } from '../../../src/answer/shorten.ts';
import type { Scenario } from '../../../src/question.ts';
import type { AnswerView } from '../../answer-view.ts';
import { limits } from '../limits.ts';
import { actionButton } from './action-button.ts';
import { choiceRows } from './choices.ts';
import { divider, rowsOf, textDisplay, typeOf } from './components.ts';
import type { Button, Inner } from './components.ts';
import { escapeText } from './escape.ts';
import { linked, small } from './head.ts';
import { textIds } from './marked-texts.ts';

export interface EndingOptions {
  readonly scenario: Scenario;
  readonly questionId: string;
  /** Whether a finished answer asks for a vote. */
  readonly feedback: boolean;
}

const mostAccessories = 4;
const mostFollowUps = 4;
const mostNotices = 6;
const longestSources = 1_200;

/** What stands below the text once it is complete: accessories, how it ended, choices, notices, sources and buttons. */
export function endingComponents(view: AnswerView, draft: Draft, options: EndingOptions): readonly Inner[] {
  const inner: Inner[] = view.finished ? accessorySections(view, draft, options) : [];
  if (view.outcome !== null) inner.push(textDisplay(escapeText(shorten(view.outcome, 1_000)), textIds.outcome));
  if (!view.finished) return inner;
  const choices = view.candidates.map(({ id, name }) => ({ productId: id, label: name }));
  inner.push(...choiceRows(choices, options.scenario));
  const notices = view.notices.slice(0, mostNotices).map((notice) => `ℹ️ ${escapeText(shorten(notice, 400))}`);
  if (notices.length > 0) inner.push(small(notices.join('\n'), textIds.notices));
  if (view.sources.length > 0) inner.push(divider, sourcesLine(view.sources));
  return [...inner, ...rowsOf(goOnButtons(view, draft, options))];
}

function accessorySections(view: AnswerView, draft: Draft, { scenario }: EndingOptions): Inner[] {
  const productId = draft.product?.id ?? null;
  return view.accessories.slice(0, mostAccessories).map((accessory, index): Inner => {
    const text = textDisplay(`➕ Goes with it: ${linked(accessory, 150)}`);
    const use = actionButton('How to use it', { kind: 'use', scenario, index, productId });
    return use === null ? text : { type: typeOf.section, components: [text], accessory: use };
  });
}

/** Pages as links, as many as there is room for; the text cites every one of them besides. */
function sourcesLine(sources: AnswerView['sources']): Inner {
  let text = '';
  let shown = 0;
  for (const source of sources) {
    const next = shown === 0 ? `📖 ${linked(source, 80)}` : `${text}  ·  ${linked(source, 80)}`;
    if (next.length > longestSources) break;
    text = next;
    shown += 1;
  }
  const more = sources.length - shown;
  return small(`${text}${more > 0 ? `  ·  and ${more} more` : ''}`, textIds.sources);
}

function goOnButtons(view: AnswerView, draft: Draft, options: EndingOptions): readonly Button[] {
  const { scenario, questionId } = options;
  const productId = draft.product?.id ?? null;
  const followUps = view.followUps.filter((asked) => asked.length <= limits.buttonLabel);
  const asks = followUps
    .slice(0, mostFollowUps)
    .map((asked, index) => actionButton(asked, { kind: 'ask', scenario, index, productId }));
  const votes =
    options.feedback && view.votable
      ? [
          actionButton('👍', { kind: 'vote', vote: 'up', scenario, questionId, productId }),
          actionButton('👎', { kind: 'vote', vote: 'down', scenario, questionId, productId }),
        ]
      : [];
  const person = view.needsPerson ? [actionButton('Ask a person', { kind: 'person', questionId, productId })] : [];
  return [...asks, ...votes, ...person].filter((button) => button !== null);
}
