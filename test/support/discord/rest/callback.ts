import { z } from 'zod';
import { choice } from '../../discord-components/check-command.ts';
import { checkModal } from '../../discord-components/check-modal.ts';
import { wrongsOf, type Wrong } from '../../discord-components/wrong.ts';
import { isObject, objectsIn, type JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import { refusals } from '../refusal.ts';
import { interactionTypes, type Interaction } from '../state/interactions.ts';
import { ephemeral, loading, type Message } from '../state/messages.ts';
import { messageShape } from '../state/message-shape.ts';
import { editedContent, isEphemeral, newContent, pingsOf } from './content.ts';
import { asObject, done, ok, type Run, type Upload } from './route.ts';

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object */
export const callbacks = { message: 4, defer: 5, deferUpdate: 6, update: 7, choices: 8, modal: 9 } as const;

export const respond: Run = ({ parts, at, query, body, files }) => {
  const interaction = parts.interactions.byId(at('interaction'));
  if (interaction?.token !== at('token')) throw refusals.unknownInteraction();
  const message = takeCallback(parts, interaction, asObject(body), files);
  if (query.get('with_response') !== 'true') return done;
  const { id, type, callback } = interaction;
  const ids = message === null ? {} : { response_message_id: message.id, response_message_loading: isLoading(message) };
  const hidden = message === null ? {} : { response_message_ephemeral: message.ephemeralTo !== null };
  const resource = { type: callback, ...(message === null ? {} : { message: messageShape(parts, message) }) };
  return ok({ interaction: { id, type, ...ids, ...hidden }, resource });
};

/** Does what a callback asks for; gives the message that came of it. Throws a Refusal. */
export function takeCallback(
  parts: Parts,
  interaction: Interaction,
  { type, data: given }: JsonObject,
  files: ReadonlyMap<number, Upload> = new Map(),
): Message | null {
  if (interaction.ackedAt !== null) throw refusals.acknowledged();
  if (interaction.at + parts.settings.ackTimeout < parts.world.now()) throw refusals.unknownInteraction();
  const callback = Number(type);
  demandFitting(interaction, callback);
  const data = isObject(given) ? given : {};
  const message = effectOf(parts, interaction, callback, data, files);
  interaction.ackedAt = parts.world.now();
  interaction.ackAfter = performance.now() - interaction.sentAt;
  interaction.callback = callback;
  interaction.original = message?.id ?? interaction.source;
  return message;
}

function demandFitting({ type, source }: Interaction, callback: number): void {
  const { message, defer, deferUpdate, update, choices, modal } = callbacks;
  const answers: readonly number[] = [message, defer];
  const changes: readonly number[] = source === null ? [] : [deferUpdate, update];
  const fitting: Readonly<Record<number, readonly number[]>> = {
    [interactionTypes.command]: [...answers, modal],
    [interactionTypes.component]: [...answers, ...changes, modal],
    [interactionTypes.autocomplete]: [choices],
    [interactionTypes.modal]: [...answers, ...changes],
  };
  const allowed = fitting[type] ?? [];
  if (allowed.includes(callback)) return;
  const why = `Value must be one of {${allowed.join(', ')}}.`;
  throw refusals.invalidBody([{ path: ['type'], code: 'BASE_TYPE_CHOICES', message: why }]);
}

function effectOf(
  parts: Parts,
  interaction: Interaction,
  callback: number,
  data: JsonObject,
  files: ReadonlyMap<number, Upload>,
): Message | null {
  if (callback === callbacks.choices) interaction.choices = choicesIn(data);
  if (callback === callbacks.modal) interaction.modal = modalIn(data);
  if (callback === callbacks.message || callback === callbacks.defer) {
    return post(parts, interaction, callback === callbacks.defer ? null : data, data['flags'], files);
  }
  const source = interaction.source === null ? null : parts.messages.find(interaction.channel, interaction.source);
  if (callback !== callbacks.update || source === null) return null;
  parts.messages.write(source, editedContent(parts, source, data, files));
  parts.events.edited(source);
  return source;
}

/** A new message; without data the one that says that the app thinks. */
function post(
  parts: Parts,
  interaction: Interaction,
  data: JsonObject | null,
  flags: unknown,
  files: ReadonlyMap<number, Upload>,
): Message {
  const content = data === null ? null : newContent(parts, data, files);
  const isHidden = isEphemeral(flags);
  const message = parts.messages.add({
    ...content,
    ...{ channel: interaction.channel, author: parts.app.id, via: 'callback', interaction: interaction.id },
    type: interaction.type === interactionTypes.command ? 20 : 19,
    ephemeralTo: isHidden ? interaction.user : null,
    flags: (content?.flags ?? loading) | (isHidden ? ephemeral : 0),
    pings: pingsOf(content?.content ?? '', data?.['allowed_mentions'], null),
  });
  parts.events.posted(message);
  return message;
}

function choicesIn(data: JsonObject): JsonObject[] {
  const wrongs = wrongsOf(z.array(choice).max(25).safeParse(data['choices']).error, ['data', 'choices']);
  if (wrongs.length > 0) throw refusals.invalidBody(wrongs);
  return objectsIn(data['choices']);
}

function modalIn(data: JsonObject): JsonObject {
  const wrongs: Wrong[] = checkModal(data).map((wrong) => ({ ...wrong, path: ['data', ...wrong.path] }));
  if (wrongs.length > 0) throw refusals.invalidBody(wrongs);
  return data;
}

function isLoading({ flags }: Message): boolean {
  return (flags & loading) !== 0;
}
