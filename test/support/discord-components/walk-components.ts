import { isObject, objectsIn, type JsonObject } from '../stand-in/json.ts';

/** Every component inside these, each before what is in it: rows, containers, sections and their accessories. */
export function* walkComponents(components: unknown): Generator<JsonObject> {
  for (const component of objectsIn(components)) {
    yield component;
    yield* walkComponents(component['components']);
    for (const inner of [component['accessory'], component['component']]) {
      if (isObject(inner)) yield* walkComponents([inner]);
    }
  }
}
