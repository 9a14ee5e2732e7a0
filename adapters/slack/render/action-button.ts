import { shorten } from '../../../src/answer/shorten.ts';
import { limits } from '../limits.ts';
import { actionId, encodeAction } from './actions.ts';
import type { SlackAction } from './actions.ts';
import { plain } from './blocks.ts';
import type { Button } from './blocks.ts';

/**
 * A button that does this when it is clicked.
 * @param index its place among the buttons of its block
 */
export function actionButton(text: string, action: SlackAction, index: number): Button {
  return {
    type: 'button',
    text: plain(shorten(text, limits.buttonText)),
    action_id: actionId(action.kind, index),
    value: encodeAction(action),
  };
}
