import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerView } from '../../../../adapters/answer-view.ts';
import { renderDraft } from '../../../../adapters/discord/render/render-draft.ts';
import type { RenderOptions } from '../../../../adapters/discord/render/render-draft.ts';
import type { DiscordMessage } from '../../../../adapters/discord/render/components.ts';
import { unescapeText } from '../../../../adapters/discord/render/escape.ts';
import { plainText } from '../../../../adapters/plain-text.ts';
import type { Draft } from '../../../../src/answer/draft.ts';
import { anyDraft } from '../../../support/any-draft.ts';
import { breaksServer, checkMessage, textsShown } from '../../../support/discord-components/check-message.ts';
import { draftOf } from '../../../support/draft-of.ts';

const options: RenderOptions = { scenario: 'general', question: null, questionId: 'q1', feedback: true };
const render = (draft: Draft, more: Partial<RenderOptions> = {}): readonly DiscordMessage[] =>
  renderDraft(draft, { ...options, ...more }).parts;
const lettersOf = (words: string): string => words.replace(/[^\p{L}]/gu, '');

describe('a draft in Discord', () => {
  it('is valid, however it is made', () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom('general', 'live'), fc.option(fc.string()), (draft, scenario, question) => {
        for (const message of render(draft, { scenario, question, followUps: ['What is next?'] })) {
          expect(checkMessage({ ...message })).toEqual([]);
          expect(breaksServer({ ...message })).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('loses no word over all its parts', () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom('general', 'live'), (draft, scenario) => {
        const { body } = answerView(draft, scenario);
        fc.pre(!JSON.stringify(body).includes('"rows":[[') || JSON.stringify(body).length < 4_000);
        const shown = render(draft, { scenario }).flatMap(({ components }) => textsShown(components));
        const words = lettersOf(plainText(body));
        expect(lettersOf(shown.map(unescapeText).join(''))).toContain(words);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

it('is one part while it fits', () => {
  expect(render(draftOf({ phase: 'writing', blocks: [{ type: 'text', text: 'Hold it.' }] }))).toHaveLength(1);
});
