import { isObject, objectsIn, type JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import { apiView, type View } from '../state/views.ts';
import { checkViewPayload } from '../web-api/check-payload.ts';
import { elementsOf } from './find-element.ts';
import { accept, interaction, openView, type Interaction } from './interaction-payload.ts';

export interface Submission {
  readonly user: string;
  readonly view: string;
  /** What was typed or chosen, by block_id and action_id. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Sends the view to the app, which may say what is wrong with it, or show something else. */
export function submit(parts: Parts, { user, view: id, values = {} }: Submission): Interaction {
  const view = openView(parts, id);
  const { botId } = parts.world.workspace(view.team);
  const triggerId = parts.triggers.make(user);
  const payload = {
    ...interaction(parts, 'view_submission', user, view.team),
    trigger_id: triggerId,
    view: apiView(view, parts.keys.appId, botId, stateOf(view, values)),
    response_urls: [],
  };
  view.open = false;
  const delivery = parts.courier.send('interactive', 'view_submission', payload, (answer) => {
    takeAnswer(parts, view, answer);
  });
  return { delivery: delivery.id, triggerId, responseUrl: null };
}

/** https://docs.slack.dev/surfaces/modals#response_actions */
function takeAnswer(parts: Parts, view: View, answer: JsonObject): void {
  const { response_action: action, errors, view: next } = answer;
  if (action === 'errors' && isObject(errors)) {
    view.open = true;
    view.errors = errors;
  }
  if (!isObject(next)) return;
  const isGood = accept(() => {
    checkViewPayload(parts, 'view_submission', next);
  });
  if (!isGood) return;
  if (action === 'push') parts.views.show({ team: view.team, user: view.user, type: 'modal', view: next });
  if (action !== 'update') return;
  view.open = true;
  parts.views.write(view, next);
}

function stateOf(view: View, values: NonNullable<Submission['values']>): JsonObject {
  const elements = elementsOf(objectsIn(view.view['blocks']));
  const state: Record<string, Record<string, JsonObject>> = {};
  for (const found of elements) {
    const { blockId, element } = found;
    const id = String(element['action_id']);
    const value = values[blockId]?.[id] ?? null;
    state[blockId] = { ...state[blockId], [id]: stateValue(element, value) };
  }
  return state;
}

function stateValue(element: JsonObject, value: string | null): JsonObject {
  const type = element['type'];
  if (type === 'plain_text_input') return { type, value };
  const option = objectsIn(element['options']).find((one) => one['value'] === value) ?? null;
  return type === 'checkboxes'
    ? { type, selected_options: option === null ? [] : [option] }
    : { type, selected_option: option };
}
