import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionId, decodeAction, encodeAction, menuId } from '../../../../adapters/slack/render/actions.ts';
import type { SlackAction } from '../../../../adapters/slack/render/actions.ts';
import { readReason, reasonView } from '../../../../adapters/slack/render/reason-view.ts';
import { checkView } from '../../../support/slack-blocks/check-view.ts';

const scenario = fc.constantFrom('general', 'studio', 'live');
const text = fc.string({ unit: 'binary', maxLength: 3_000 });
const id = fc.string({ minLength: 1, maxLength: 60 });
const anyAction: fc.Arbitrary<SlackAction> = fc.oneof(
  fc.record({ kind: fc.constant('choose'), productId: id, question: text, scenario }),
  fc.record({ kind: fc.constant('ask'), productId: fc.option(id), question: text, scenario }),
  fc.record({
    kind: fc.constant('vote'),
    vote: fc.constantFrom('up', 'down'),
    questionId: id,
    productId: fc.option(id),
    scenario,
  }),
  fc.record({
    kind: fc.constant('person'),
    questionId: id,
    productId: fc.option(id),
    question: text,
    pages: fc.array(fc.string({ maxLength: 40 }), { maxLength: 60 }),
  }),
);
const clickOn = (action: SlackAction): unknown => ({
  action_id: actionId(action.kind, 3),
  value: encodeAction(action),
});

describe('what a button asks for', () => {
  it('comes back as it was, within the length of a value; of a long question the beginning', () => {
    fc.assert(
      fc.property(anyAction, (action) => {
        const value = encodeAction(action);
        expect(value.length).toBeLessThanOrEqual(2_000);
        const decoded = decodeAction(clickOn(action));
        if (JSON.stringify(action).length <= 2_000) expect(decoded).toEqual(action);
        else expect({ ...decoded, question: '', pages: [] }).toEqual({ ...action, question: '', pages: [] });
      }),
    );
  });

  it('keeps most of a question of ordinary length, with all its pages', () => {
    const question = 'how do I pair it '.repeat(60);
    const pages = Array.from({ length: 12 }, (_, page) => `p. ${page}`);
    const decoded = decodeAction(clickOn({ kind: 'person', questionId: 'q', productId: 'p', question, pages }));
    expect(decoded).toMatchObject({ question, pages });
  });

  it('is read from a menu with the question kept in its name', () => {
    const click = { action_id: menuId('is 12:30 right?', 'live'), selected_option: { value: 'td-17' } };
    const action = { kind: 'choose', productId: 'td-17', question: 'is 12:30 right?', scenario: 'live' };
    expect(decodeAction(click)).toEqual(action);
    expect(decodeAction({ ...click, selected_option: null })).toBeNull();
  });

  it('is nothing where the element is not ours or was damaged', () => {
    const value = encodeAction({ kind: 'ask', productId: null, question: 'x', scenario: 'general' });
    const strange = [
      null,
      'x',
      {},
      { action_id: 'other:ask', value },
      { action_id: 'hsc:ask:0', value: '{' },
      { action_id: 'hsc:ask:0' },
    ];
    expect(strange.map(decodeAction)).toEqual(strange.map(() => null));
  });
});

describe('the modal after a 👎', () => {
  it('is valid, with and without a person to ask', () => {
    expect(checkView(reasonView('m'.repeat(3_000), { person: true }))).toEqual([]);
    expect(checkView(reasonView('', { person: false }))).toEqual([]);
    expect(() => reasonView('m'.repeat(3_001), { person: false })).toThrow(RangeError);
  });

  it('gives what was chosen and written, and nothing where nothing was', () => {
    const view = (values: object): object => ({ callback_id: 'hsc:reason', private_metadata: 'm', state: { values } });
    const full = view({
      reason: { reason: { type: 'radio_buttons', selected_option: { value: 'wrong' } } },
      words: { words: { type: 'plain_text_input', value: ' The dial is on page 12. ' } },
      person: { person: { type: 'checkboxes', selected_options: [{ value: 'person' }] } },
    });
    const words = 'The dial is on page 12.';
    expect(readReason(full)).toEqual({ metadata: 'm', reason: 'wrong', words, person: true });
    const empty = view({ reason: { reason: { selected_option: null } }, words: { words: { value: null } } });
    expect(readReason(empty)).toEqual({ metadata: 'm', reason: null, words: '', person: false });
    expect(readReason({ ...full, callback_id: 'other' })).toBeNull();
  });
});
