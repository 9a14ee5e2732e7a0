import { beforeAll, describe, expect, it } from 'vitest';
import { answerFrame, answerView } from '../../adapters/answer-view.ts';
import { renderClassic } from '../../adapters/discord/render/render-classic.ts';
import { renderDraft as renderForDiscord } from '../../adapters/discord/render/render-draft.ts';
import { plainText } from '../../adapters/plain-text.ts';
import { renderDraft as renderForSlack } from '../../adapters/slack/render/render-draft.ts';
import { streamMarkdown } from '../../adapters/slack/render/stream-markdown.ts';
import { renderReply as renderForTerminal } from '../../adapters/terminal/render.ts';
import { createStyle } from '../../adapters/terminal/style.ts';
import { renderReply as renderForWeb } from '../../adapters/web/render-reply.ts';
import { textOfPiece } from '../../adapters/web/piece.ts';
import type { Draft } from '../../src/answer/draft.ts';
import { drafts } from '../../src/answer/drafts.ts';
import { groundedEvents } from '../../src/answer/grounded-events.ts';
import type { ModelChunk } from '../../src/model/language-model.ts';
import type { Scenario } from '../../src/question.ts';
import { drumCatalog, drumContext, drumProduct } from '../support/drum-module.ts';
import { promptOf } from '../support/prompt-of.ts';

const said = [
  '1. Turn the power off [MANUAL: page 6].\n2. Hold [KIT] ',
  'and [ENTER], turn on the power [MANUAL: page 6].\n[WARNING: Mind your fingers.]\nAll is done.',
];
/** Every draft of one answer, as it grew. */
let grown: readonly Draft[];
let last: Draft;

beforeAll(async () => {
  const chunks: readonly ModelChunk[] = [
    { type: 'start', model: 'm', fallback: null },
    ...said.map((text) => ({ type: 'text' as const, text })),
    { type: 'end', reason: 'stop', usage: null },
  ];
  const { question } = promptOf({ question: 'how do I reset it' });
  const grounds = { question, context: drumContext, product: drumProduct, catalog: drumCatalog };
  grown = await Array.fromAsync(drafts(groundedEvents(ReadableStream.from(chunks), grounds)));
  last = grown.at(-1) ?? expect.fail('there is no draft');
});

const options = { question: 'how do I reset it', questionId: 'q1', feedback: true } as const;
const style = createStyle(false);
const chats: Readonly<Record<string, (draft: Draft, scenario: Scenario) => string>> = {
  Slack: (draft, scenario) =>
    JSON.stringify(renderForSlack(draft, { scenario, ...options }).parts.map(({ blocks }) => blocks)),
  'a stream of Slack': (draft, scenario) => streamMarkdown(draft, answerFrame(draft), scenario),
  Discord: (draft, scenario) => JSON.stringify(renderForDiscord(draft, { scenario, ...options }).parts),
  'Discord without components': (draft, scenario) =>
    JSON.stringify(renderClassic(draft, { scenario, ...options }).parts),
  'the playground': (draft, scenario) => renderForWeb(draft, scenario).body.map(textOfPiece).join('\n'),
};

/** Which of these words come first, by their order in a text. */
function inOrder(text: string, ...words: readonly string[]): readonly string[] {
  return words.filter((word) => text.includes(word)).toSorted((one, other) => text.indexOf(one) - text.indexOf(other));
}

const parts = ['Turn the power', 'erases all user kits', 'Hold', 'In my words', 'All is done'] as const;
const [first, warning, ...rest] = parts;

describe.each(Object.entries(chats))('a warning that the model left out, in %s', (_name, shown) => {
  it('stands between the steps, on top in live, once, while the answer grows and when it is finished', () => {
    for (const draft of grown.filter(({ blocks }) => blocks.some(({ type }) => type === 'hazard'))) {
      const expected = (order: readonly string[], text: string) => order.filter((word) => text.includes(word));
      const general = shown(draft, 'general');
      expect(inOrder(general, ...parts)).toEqual(expected(parts, general));
      const live = shown(draft, 'live');
      expect(inOrder(live, ...parts)).toEqual(expected([warning, first, ...rest], live));
      for (const text of [general, live]) expect(text.split(warning)).toHaveLength(2);
    }
  });
});

it('a warning of the manual has its page, and what the model thought of is an ordinary paragraph', () => {
  const { body } = answerView(last, 'general');
  const hazards = body.filter(({ type }) => type === 'hazard');
  expect(hazards.map((hazard) => plainText([hazard]))).toEqual([expect.stringMatching(/card first\. \(p\. 4\)$/u)]);
  const own = body.find((block) => plainText([block]).includes('In my words'));
  expect(own?.type).toBe('paragraph');
});

describe('a warning that the model left out, in the terminal', () => {
  it('stands between the steps, and the text only grows', () => {
    expect(inOrder(renderForTerminal(last, style), ...parts)).toEqual(parts);
    const texts = grown.slice(0, -1).map((draft) => renderForTerminal(draft, style));
    for (const [index, text] of texts.slice(1).entries()) expect(text.startsWith(texts[index] ?? '')).toBe(true);
  });
});
