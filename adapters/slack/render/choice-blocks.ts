import type { Choice } from '../../../commands/card.ts';
import { shorten } from '../../../src/answer/shorten.ts';
import type { Scenario } from '../../../src/question.ts';
import { limits } from '../limits.ts';
import { actionId, encodeAction, fitsMenu, menuId } from './actions.ts';
import { plain } from './blocks.ts';
import type { Button, SlackBlock } from './blocks.ts';

const mostButtons = 8;
/** Characters of the question in all buttons together. */
const roomForQuestion = 5_000;

/**
 * Products to choose from; the choice goes on with the question. A few are buttons, many are a menu; where the question
 * is too long for a menu, the first few are buttons.
 */
export function choiceBlocks(choices: readonly Choice[], question: string, scenario: Scenario): readonly SlackBlock[] {
  const named = choices.filter(({ productId, label }) => productId !== '' && label !== '');
  if (named.length === 0) return [];
  const short = named.filter(({ productId }) => productId.length <= limits.optionValue);
  if (named.length > mostButtons && short.length > 0 && fitsMenu(question)) {
    return [menuBlock(short.slice(0, limits.options), question, scenario)];
  }
  const shown = named.slice(0, mostButtons);
  const kept = shorten(question, Math.floor(roomForQuestion / shown.length));
  const elements = shown.map(({ productId, label }, index): Button => ({
    type: 'button',
    text: plain(shorten(label, limits.buttonText)),
    action_id: actionId('choose', index),
    value: encodeAction({ kind: 'choose', productId, question: kept, scenario }),
  }));
  return [{ type: 'actions', elements }];
}

function menuBlock(choices: readonly Choice[], question: string, scenario: Scenario): SlackBlock {
  const options = choices.map(({ productId, label }) => ({
    text: plain(shorten(label, limits.optionText)),
    value: productId,
  }));
  const placeholder = plain('Choose a product');
  return {
    type: 'actions',
    elements: [{ type: 'static_select', action_id: menuId(question, scenario), placeholder, options }],
  };
}
