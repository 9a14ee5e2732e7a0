import { shorten } from '../../../src/answer/shorten.ts';
import { limits } from '../limits.ts';
import { encodeAction } from './actions.ts';
import type { DiscordAction } from './actions.ts';
import { buttonStyle, typeOf } from './components.ts';
import type { Button } from './components.ts';

/** A button that does this when it is clicked; null for what no button can hold. */
export function actionButton(
  label: string,
  action: DiscordAction,
  style: Button['style'] = buttonStyle.secondary,
): Button | null {
  const id = encodeAction(action);
  if (id === null || label.trim() === '') return null;
  return { type: typeOf.button, style, label: shorten(label, limits.buttonLabel), custom_id: id };
}
