import { walkComponents } from '../../discord-components/walk-components.ts';
import { deliver } from '../gateway/deliver.ts';
import { isObject, objectsIn, stringIn, type JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import { interactionTypes, type Interaction } from '../state/interactions.ts';
import type { Message } from '../state/messages.ts';
import { messageShape } from '../state/message-shape.ts';
import { begin, payloadOf, type Place } from './payload.ts';

export interface Click extends Place {
  readonly message: string;
  /** The button by its custom_id or by what it says. */
  readonly customId?: string;
  readonly label?: string;
}

export interface Choice extends Place {
  readonly message: string;
  /** Values or labels of the options. */
  readonly values: readonly string[];
  /** The first select of the message unless it is given. */
  readonly customId?: string;
}

export interface Submission {
  /** The interaction that opened the form. */
  readonly interaction: string;
  /** By custom_id; of a select the value of an option. What isn't given stays as it was. */
  readonly values?: Readonly<Record<string, string>>;
}

/** What people do with components; all give the id of the interaction. */
export interface ComponentUse {
  click(click: Click): string;
  select(choice: Choice): string;
  submit(submission: Submission): string;
}

const button = 2;
const textInput = 4;
const selects: readonly unknown[] = [3, 5, 6, 7, 8];

export function createComponentUse(parts: Parts): ComponentUse {
  return {
    click(given) {
      const { customId, label } = given;
      const message = messageFor(parts, given);
      const found = [...walkComponents(message.components)]
        .filter(({ type, custom_id: id }) => type === button && id !== undefined)
        .find((one) => (customId ?? one['custom_id']) === one['custom_id'] && (label ?? one['label']) === one['label']);
      if (found === undefined || found['disabled'] === true) {
        throw new Error(`nothing to click on is ${JSON.stringify(given)}`);
      }
      return use(parts, given, message, { component_type: button, custom_id: found['custom_id'], id: 1 });
    },
    select(given) {
      const message = messageFor(parts, given);
      const found = [...walkComponents(message.components)].find(
        ({ type, custom_id: id }) => selects.includes(type) && (given.customId ?? id) === id,
      );
      if (found === undefined || found['disabled'] === true) throw new Error(`no menu is ${JSON.stringify(given)}`);
      const values = given.values.map((value) => optionOf(found, value));
      return use(parts, given, message, {
        component_type: found['type'],
        custom_id: found['custom_id'],
        values,
        id: 1,
      });
    },
    submit: (given) => submit(parts, given),
  };
}

function messageFor(parts: Parts, { channel, message: id, user }: Click | Choice): Message {
  const message = parts.messages.find(channel, id);
  if (message === null || (message.ephemeralTo ?? user) !== user) throw new Error(`no message ${id} in ${channel}`);
  return message;
}

function optionOf(select: JsonObject, wanted: string): string {
  const found = objectsIn(select['options']).find(({ value, label }) => value === wanted || label === wanted);
  const value = stringIn(found?.['value']);
  if (value === null) throw new Error(`no option is ${wanted}`);
  return value;
}

function use(parts: Parts, place: Place, message: Message, data: JsonObject): string {
  const name = String(data['custom_id']);
  const interaction = begin(parts, place, { type: interactionTypes.component, name, source: message.id });
  const payload = payloadOf(parts, interaction, data, { message: messageShape(parts, message) });
  deliver(parts, parts.world.channel(place.channel), interaction, payload);
  return interaction.id;
}

function submit(parts: Parts, { interaction: opened, values = {} }: Submission): string {
  const opener = parts.interactions.byId(opened);
  if (opener?.modal == null) throw new Error(`no form was opened by ${opened}`);
  const { modal, source } = opener;
  const name = String(modal['custom_id']);
  const interaction = begin(parts, opener, { type: interactionTypes.modal, name, source });
  const data = { custom_id: name, components: filled(objectsIn(modal['components']), values) };
  const payload = payloadOf(parts, interaction, data, sourceOf(parts, opener));
  deliver(parts, parts.world.channel(opener.channel), interaction, payload);
  return interaction.id;
}

function sourceOf(parts: Parts, { channel, source }: Interaction): JsonObject {
  const message = source === null ? null : parts.messages.find(channel, source);
  return message === null ? {} : { message: messageShape(parts, message) };
}

/** Rows and labels with what was typed or chosen in them. */
function filled(components: readonly JsonObject[], values: Readonly<Record<string, string>>): JsonObject[] {
  return components.map((one) => {
    const { type, component } = one;
    if (isObject(component)) return { type, id: 1, component: value(component, values) };
    return { type, id: 1, components: objectsIn(one['components']).map((input) => value(input, values)) };
  });
}

function value(input: JsonObject, values: Readonly<Record<string, string>>): JsonObject {
  const { type, custom_id } = input;
  const given = values[String(custom_id)];
  if (type === textInput) {
    const text = given ?? stringIn(input['value']) ?? '';
    if (input['required'] !== false && text === '') throw new Error(`${String(custom_id)} has to be filled in`);
    return { type, id: 1, custom_id, value: text };
  }
  return { type, id: 1, custom_id, values: given === undefined ? [] : [optionOf(input, given)] };
}
