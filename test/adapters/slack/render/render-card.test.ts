import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction } from '../../../../adapters/slack/render/actions.ts';
import { renderCard } from '../../../../adapters/slack/render/render-card.ts';
import { renderSentence } from '../../../../adapters/slack/render/render-sentence.ts';
import type { Card } from '../../../../commands/card.ts';
import { anyMarkdown } from '../../../support/any-draft.ts';
import { checkMessage } from '../../../support/slack-blocks/check-message.ts';
import { livePings, maskedLinks, pictures } from '../../../support/slack-blocks/danger.ts';

const anyCard: fc.Arbitrary<Card> = fc.record({
  title: anyMarkdown,
  lines: fc.array(anyMarkdown, { maxLength: 30 }),
  choices: fc.array(fc.record({ productId: fc.string({ maxLength: 200 }), label: fc.string({ maxLength: 100 }) }), {
    maxLength: 120,
  }),
  question: fc.option(fc.string({ maxLength: 3_000 })),
  link: fc.option(
    fc.record({
      label: fc.string({ maxLength: 100 }),
      url: fc.constantFrom('https://a.example/', 'javascript:1', 'x'),
    }),
  ),
});

describe('a card in Slack', () => {
  it('is valid and harmless, whatever stands on it', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { text, blocks } = renderCard(card);
        expect(checkMessage({ text, blocks })).toEqual([]);
        expect([
          ...livePings({ text, blocks }),
          ...pictures({ text, blocks }),
          ...maskedLinks({ text, blocks }),
        ]).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('has a title, its lines as a list, and a choice that goes on with the question', () => {
    const choices = [{ productId: 'vm-8', label: 'VM-8' }];
    const { text, blocks } = renderCard({
      title: 'Which one?',
      lines: ['- **a**', '- b', 'More.'],
      choices,
      question: 'why',
      link: null,
    });
    expect(text).toBe('Which one?\n• a\n• b\nMore.');
    expect(blocks.map(({ type }) => type)).toEqual(['header', 'rich_text', 'actions']);
    const [button] = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    expect(decodeAction(button)).toEqual({ kind: 'choose', productId: 'vm-8', question: 'why', scenario: 'general' });
  });
});

describe('a sentence in Slack', () => {
  it('is valid and harmless, whatever it says', () => {
    fc.assert(
      fc.property(fc.oneof(anyMarkdown, fc.string({ maxLength: 5_000 })), (sentence) => {
        const { text, blocks } = renderSentence(sentence);
        expect(checkMessage({ text, blocks })).toEqual([]);
        expect([...livePings({ text, blocks }), ...maskedLinks({ text, blocks })]).toEqual([]);
      }),
    );
  });
});
