import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderDraft } from '../../../../adapters/slack/render/render-draft.ts';
import { productOfButtons } from '../../../../adapters/slack/thread/product-of-buttons.ts';
import { draftOf } from '../../../support/draft-of.ts';

it('an answer tells its product by its buttons', () => {
  const product = { id: 'lindholm-rm-5', name: 'Lindholm RM-5', brand: null, supportUrl: null };
  const draft = draftOf({ phase: 'done', outcome: 'answered', product, blocks: [{ type: 'text', text: 'Hold.' }] });
  const options = { scenario: 'general', question: 'q', questionId: 'q', feedback: true } as const;
  const [{ blocks }] = renderDraft(draft, options).parts;
  expect(productOfButtons(blocks)).toBe('lindholm-rm-5');
});

it('a product is looked for in whatever blocks there are', () => {
  fc.assert(
    fc.property(fc.array(fc.anything()), (blocks) => {
      expect(productOfButtons(blocks)).toBeNull();
    }),
  );
});
