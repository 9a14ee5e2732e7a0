import { isObject, objectsIn, stringIn, type JsonObject } from '../../stand-in/json.ts';
import { withBlockIds } from '../state/shapes.ts';

/** Something to click on, with the block it stands in. */
export interface Found {
  readonly blockId: string;
  readonly element: JsonObject;
}

/** All elements with an action_id in these blocks. */
export function elementsOf(blocks: readonly JsonObject[]): Found[] {
  return withBlockIds(blocks).flatMap((block) => {
    const blockId = String(block['block_id']);
    const inside = [block['accessory'], block['element'], ...objectsIn(block['elements'])].filter(isObject);
    return inside.filter((element) => 'action_id' in element).map((element) => ({ blockId, element }));
  });
}

/** What the platform says of a click on the element; null when it has no such choice. */
export function actionOf({ blockId, element }: Found, value: string | null, ts: string): JsonObject | null {
  const common = { type: element['type'], action_id: element['action_id'], block_id: blockId, action_ts: ts };
  const { positive_button: positive, negative_button: negative } = element;
  if (element['type'] === 'feedback_buttons') {
    const button = [positive, negative].filter(isObject).find((one) => value === null || one['value'] === value);
    return button === undefined ? null : { ...common, text: button['text'], value: button['value'] };
  }
  const options = [...objectsIn(element['options']), ...objectsIn(element['option_groups']).flatMap(optionsOf)];
  if (options.length > 0) {
    const option = options.find((one) => value === null || one['value'] === value);
    return option === undefined ? null : { ...common, selected_option: option };
  }
  const given = stringIn(element['value']);
  return { ...common, text: element['text'], ...(given === null ? {} : { value: given }) };
}

function optionsOf(group: JsonObject): JsonObject[] {
  return objectsIn(group['options']);
}
