import { describe, expect, it } from 'vitest';
import { answerView } from '../../adapters/answer-view.ts';
import { renderDraft as renderForDiscord } from '../../adapters/discord/render/render-draft.ts';
import { renderDraft as renderForSlack } from '../../adapters/slack/render/render-draft.ts';
import { renderReply as renderForTerminal } from '../../adapters/terminal/render.ts';
import { createStyle } from '../../adapters/terminal/style.ts';
import type { Draft } from '../../src/answer/draft.ts';
import { drafts } from '../../src/answer/drafts.ts';
import { createCatalog } from '../../src/catalog/create-catalog.ts';
import { createContextBuilder } from '../../src/context/context-builder.ts';
import { createPassageIndexes } from '../../src/context/passage-indexes.ts';
import { createEngine } from '../../src/create-engine.ts';
import { drumProduct } from '../support/drum-module.ts';
import { manualOf } from '../support/prompt-of.ts';
import { pairingQuestion } from '../support/gemini-engine.ts';
import { createScriptedModel, stop } from '../support/scripted-model.ts';

const manual = manualOf(
  [
    { label: '3', headings: ['Metronome'], text: 'Metronome\nPress the [CLICK] button; the metronome starts.' },
    {
      label: '4',
      headings: ['Factory Reset'],
      text: 'Factory Reset\nFactory Reset erases all user kits. Save them first.',
    },
  ],
  { documentId: 'vm-8' },
);
const { documentId, title, url } = manual;
const product = {
  ...drumProduct,
  manuals: [{ documentId, title, url, language: 'en', edition: null, backupUrl: null }],
};
const question = 'how do I reset the factory warranty of the pedal';

/** The last draft of what the engine makes of a model's words. */
async function answer(said: string): Promise<Draft> {
  const engine = createEngine({
    catalog: createCatalog([product]),
    library: {
      load: () => Promise.resolve({ kind: 'ready', manual, origin: 'memory', cacheHit: true, stale: false }),
    },
    contextBuilder: createContextBuilder({ indexes: createPassageIndexes({ maxCharacters: 100_000 }) }),
    model: createScriptedModel(() => [said, stop]),
  });
  const asked = pairingQuestion('q1', { text: question, productHint: 'vm-8' });
  const all = await Array.fromAsync(drafts(engine.answer(asked, new AbortController().signal)));
  const last = all.at(-1);
  if (last === undefined) throw new Error('there is no draft');
  return last;
}

const options = { scenario: 'general', question, questionId: 'q1', feedback: true } as const;
const surfaces: Readonly<Record<string, (draft: Draft) => string>> = {
  Slack: (draft) => JSON.stringify(renderForSlack(draft, options).parts),
  Discord: (draft) => JSON.stringify(renderForDiscord(draft, options).parts),
  'the terminal': (draft) => renderForTerminal(draft, createStyle(false)),
};
const plainly = "The manual doesn't answer this. You can put it in other words, or ask a person.";

describe('a model that says that the manual does not answer', () => {
  it('is believed, with the section that it names', async () => {
    const draft = await answer(
      '[NOT IN MANUAL] The manual says nothing of a warranty. It has how to erase all user kits by a Factory Reset [MANUAL: page 2].',
    );
    expect(draft.outcome).toBe('not_in_manual');
    const { notices, sources, needsPerson } = answerView(draft, 'general');
    expect(notices).toEqual([plainly]);
    expect(sources.map(({ name }) => name)).toEqual(['p. 4 (page 2 of the file)']);
    expect(needsPerson).toBe(true);
  });

  it.each([
    ['names no section', '[NOT IN MANUAL] The manual says nothing of a warranty.'],
    ['names one that doesn’t hold', '[NOT IN MANUAL] The warranty lasts 17 years [MANUAL: page 2].'],
    ['says nothing else', '[NOT IN MANUAL]'],
  ])('has the nearest ones named where it %s', async (_, said) => {
    const draft = await answer(said);
    expect(draft.outcome).toBe('not_in_manual');
    const { notices } = answerView(draft, 'general');
    expect(notices[0]).toBe(plainly);
    expect(notices[1]).toMatch(/^Nearest to it in the manual: “Factory Reset”, p\. 4[;.]/u);
  });

  it.each(Object.entries(surfaces))('is shown plainly, with the nearest sections, in %s', async (_name, shown) => {
    const text = shown(await answer('[NOT IN MANUAL] The manual says nothing of a warranty.')).replaceAll(/\\+/gu, '');
    expect(text).toContain("The manual doesn't answer this.");
    expect(text).toContain('Nearest to it in the manual: “Factory Reset”, p. 4');
  });

  it.each(['Slack', 'Discord'])('offers a person in %s', async (name) => {
    const draft = await answer('[NOT IN MANUAL] The manual says nothing of a warranty.');
    expect(surfaces[name]?.(draft)).toContain('Ask a person');
  });
});

describe('a model that answers what the manual doesn’t', () => {
  it('is shown to be unconfirmed, since no page holds what it says, and a person is offered', async () => {
    const draft = await answer('The warranty lasts three years [MANUAL: page 2]. Send it to Volta [MANUAL: page 99].');
    const { notices, sources, needsPerson } = answerView(draft, 'general');
    expect(notices).toEqual([
      "I couldn't find this confirmed on a page of the manual. Please check before you rely on it.",
    ]);
    expect(sources).toEqual([]);
    expect(needsPerson).toBe(true);
  });
});
