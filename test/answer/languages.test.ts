import { describe, expect, it } from 'vitest';
import { renderClassic } from '../../adapters/discord/render/render-classic.ts';
import { renderDraft as renderForDiscord } from '../../adapters/discord/render/render-draft.ts';
import { renderDraft as renderForSlack } from '../../adapters/slack/render/render-draft.ts';
import type { Draft } from '../../src/answer/draft.ts';
import { drafts } from '../../src/answer/drafts.ts';
import { groundedEvents } from '../../src/answer/grounded-events.ts';
import { buildPrompt } from '../../src/context/build-prompt.ts';
import { createContextBuilder } from '../../src/context/context-builder.ts';
import { createPassageIndexes } from '../../src/context/passage-indexes.ts';
import { textsShown } from '../support/discord-components/check-message.ts';
import { drumCatalog, drumManual, drumProduct } from '../support/drum-module.ts';
import { pairingQuestion } from '../support/gemini-engine.ts';
import { shownText } from '../support/slack-blocks/shown-text.ts';
import { createScriptedModel, stop } from '../support/scripted-model.ts';

/** A question in the asker's language, and an answer in it as a model writes one from the English manual. */
const asked: readonly (readonly [language: string, question: string, answer: string])[] = [
  [
    'Hebrew',
    'איך מצמידים בלוטות׳ ב-VM-8?',
    'VM-8: לחצו על [SETUP] [MANUAL: page 3]. הצימוד מתבטל אחרי 30 שניות [MANUAL: page 3].',
  ],
  [
    'German',
    'Wie kopple ich Bluetooth?',
    'Drücken Sie [SETUP] [MANUAL: page 3]. Die Kopplung bricht nach 30 Sekunden ab [MANUAL: page 3].',
  ],
  [
    'French',
    'Comment appairer en Bluetooth ?',
    'Appuyez sur [SETUP] [MANUAL: page 3]. L’appairage s’arrête après 30 secondes [MANUAL: page 3].',
  ],
  [
    'Spanish',
    '¿Cómo emparejo por Bluetooth?',
    'Pulse [SETUP] [MANUAL: page 3]. El emparejamiento se cancela a los 30 segundos [MANUAL: page 3].',
  ],
  [
    'Japanese',
    'Bluetoothのペアリング方法は？',
    '[SETUP] を押します [MANUAL: page 3]。30秒後にペアリングは中止されます [MANUAL: page 3]。',
  ],
];

const options = { scenario: 'general', question: 'q', questionId: 'q1', feedback: true } as const;

async function promptFor(text: string) {
  const builder = createContextBuilder({ indexes: createPassageIndexes({ maxCharacters: 100_000 }) });
  const { signal } = new AbortController();
  const context = await builder.contextFor([drumManual], { text, product: drumProduct.name }, signal);
  return buildPrompt({ question: pairingQuestion('q1', { text }), product: drumProduct, context });
}

/** What becomes of a model's words: the events and the last draft. */
async function answered(question: string, said: string) {
  const prompt = await promptFor(question);
  const chunks = createScriptedModel(() => [said, stop]).stream(prompt, new AbortController().signal);
  const grounds = { question: prompt.question, context: prompt.context, product: drumProduct, catalog: drumCatalog };
  const events = await Array.fromAsync(groundedEvents(chunks, grounds));
  const draft = (await Array.fromAsync(drafts(ReadableStream.from(events)))).at(-1);
  if (draft === undefined) throw new Error('there is no draft');
  return { events, draft };
}

describe.each(asked)('a question in %s about an English manual', (_language, question, said) => {
  it('reaches the model as it was asked, with the order to answer in its language and keep labels', async () => {
    const prompt = await promptFor(question);
    expect(prompt.questionText).toContain(question);
    expect(prompt.instruction).toContain('Answer in the language of the question');
  });

  it('gets the answer in its language, with labels as printed and citations that hold', async () => {
    const { events, draft } = await answered(question, said);
    expect(events.filter(({ type }) => type === 'citation')).toHaveLength(2);
    expect(events.filter(({ type }) => type === 'citation-dropped')).toEqual([]);
    expect(draft.notices).toEqual([]);
    const shown = [...slackTexts(draft), ...discordTexts(draft)];
    for (const words of said
      .replaceAll(/\[MANUAL: page 3\]/gu, '|')
      .split('|')
      .map((part) => part.trim())) {
      const letters = /[\p{L}\p{N}’]{4,}/u.exec(words)?.[0] ?? '';
      for (const text of shown) expect(text).toContain(letters);
    }
    for (const text of shown) expect(text).toContain('[SETUP]');
  });

  it('keeps no citation of a label or a figure that the page doesn’t have', async () => {
    const wrong = said.replaceAll('SETUP', 'SYSTEM').replaceAll('30', '45');
    const { events } = await answered(question, wrong);
    expect(events.filter(({ type }) => type === 'citation')).toEqual([]);
    expect(events.filter(({ type }) => type === 'citation-dropped')).toHaveLength(2);
  });
});

describe('text from right to left', () => {
  const [, question, said] = asked[0] ?? ['', '', ''];

  it.each([
    ['Slack', slackTexts],
    ['Discord', discordTexts],
  ])('has its direction, and the Latin names in it theirs, in %s', async (_, texts) => {
    const { draft } = await answered(question, said);
    for (const text of texts(draft)) {
      // The mark stands before the first letter, and the model's name and the button are isolated whole.
      expect(text).toMatch(/\u200f[^\p{L}]*\u2068\**VM-8\**\u2069: לחצו על \u2068\**\[SETUP\]\**\u2069/u);
    }
  });
});

function slackTexts(draft: Draft): readonly string[] {
  return renderForSlack(draft, options).parts.map(({ blocks }) => shownText(blocks));
}

function discordTexts(draft: Draft): readonly string[] {
  const components = renderForDiscord(draft, options).parts.map((part) =>
    textsShown({ ...part }.components).join('\n'),
  );
  const classic = renderClassic(draft, options).parts.map(({ content }) => content);
  return [...components, ...classic].map((text) => (text ?? '').replaceAll('\\', ''));
}
