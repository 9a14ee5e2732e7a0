import type { Choice } from '../../../commands/card.ts';
import { shorten } from '../../../src/answer/shorten.ts';
import type { Scenario } from '../../../src/question.ts';
import { limits } from '../limits.ts';
import { actionButton } from './action-button.ts';
import { encodeAction } from './actions.ts';
import { buttonStyle, rowsOf, typeOf } from './components.ts';
import type { Row } from './components.ts';

const mostButtons = 5;

/** Products to choose from: a few are buttons, more are a menu. The choice goes on with the question that was asked. */
export function choiceRows(choices: readonly Choice[], scenario: Scenario): readonly Row[] {
  const known = new Set<string>();
  const named = choices.filter(({ productId, label }) => {
    const isNew = productId !== '' && label.trim() !== '' && !known.has(productId);
    known.add(productId);
    return isNew;
  });
  const buttons = named.flatMap(({ productId, label }) => {
    return actionButton(label, { kind: 'choose', scenario, productId }, buttonStyle.primary) ?? [];
  });
  if (named.length <= mostButtons && buttons.length === named.length) return rowsOf(buttons);
  const options = named
    .filter(({ productId }) => productId.length <= limits.optionText)
    .slice(0, limits.options)
    .map(({ productId, label }) => ({ label: shorten(label, limits.optionText), value: productId }));
  const menu = encodeAction({ kind: 'menu', scenario });
  if (options.length === 0 || menu === null) return [];
  return [
    {
      type: typeOf.row,
      components: [{ type: typeOf.select, custom_id: menu, placeholder: 'Choose a product', options }],
    },
  ];
}
