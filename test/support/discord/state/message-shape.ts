import { objectsIn, type JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import type { Message } from './messages.ts';
import { channelShape, userShape } from './shapes.ts';

/** `isBlank`: as the app sees it without the intent for the content of messages. */
export function messageShape(parts: Parts, message: Message, isBlank = false): JsonObject {
  const { world } = parts;
  const { id, channel, author, type, nonce, flags, pings, editedAt, thread } = message;
  const shape = {
    ...{ id, channel_id: channel, type, flags, nonce, tts: false, pinned: false },
    author: userShape(world.user(author)),
    content: isBlank ? '' : message.content,
    embeds: isBlank ? [] : message.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: isBlank ? [] : numbered(message.components),
    attachments: isBlank ? [] : message.attachments.map((one) => attachmentShape(parts, channel, one)),
    timestamp: timeOf(message.history[0]?.at ?? 0),
    edited_timestamp: editedAt === null ? null : timeOf(editedAt),
    mentions: pings.users.map((user) => userShape(world.user(user))),
    mention_roles: pings.roles,
    mention_everyone: pings.everyone,
    reactions: reactionsOf(message, parts.app.id),
    ...(thread === null ? {} : { thread: channelShape(parts, world.channel(thread)) }),
  };
  return { ...shape, ...referenceOf(parts, message), ...answerOf(parts, message) };
}

function referenceOf(parts: Parts, { channel, reference, type }: Message): JsonObject {
  if (reference === null) return {};
  const place = parts.world.channel(channel);
  // The first message of a thread refers to the one in the channel above.
  const where = type === 21 ? (place.parent ?? channel) : channel;
  const found = parts.messages.find(where, reference);
  const guild = place.guild === null ? {} : { guild_id: place.guild };
  return {
    message_reference: { type: 0, message_id: reference, channel_id: where, ...guild },
    referenced_message:
      found === null ? null : messageShape(parts, { ...found, reference: null }, !readable(parts, found)),
  };
}

function answerOf({ app, interactions, world }: Parts, { interaction, channel }: Message): JsonObject {
  const found = interaction === null ? null : interactions.byId(interaction);
  if (found === null) return {};
  const owners = found.userInstalled ? { '1': found.user } : { '0': world.channel(channel).guild ?? '0' };
  const metadata = { id: found.id, type: found.type, user: userShape(world.user(found.user)) };
  return {
    webhook_id: app.id,
    application_id: app.id,
    interaction_metadata: { ...metadata, authorizing_integration_owners: owners, name: found.name },
  };
}

/** Whether the app may read the message although it hasn't the intent for the content of messages. */
export function readable({ app, world }: Parts, message: Message): boolean {
  if (app.switches.has('messageContent') || world.channel(message.channel).guild === null) return true;
  return message.author === app.id || message.pings.users.includes(app.id);
}

function attachmentShape({ world: { attachments, now }, origin, settings }: Parts, channel: string, id: string) {
  const found = attachments.get(id);
  const until = Math.floor((now() + settings.attachmentLife) / 1_000).toString(16);
  const url = `${origin()}/attachments/${channel}/${id}/${encodeURIComponent(found?.name ?? '')}?ex=${until}&is=0&hm=00`;
  const { name = '', type = '', bytes, description } = found ?? {};
  const size = bytes?.length ?? 0;
  return { id, filename: name, content_type: type, size, url, proxy_url: url, ...(description ? { description } : {}) };
}

/** An attachment as commands carry it. */
export function commandAttachment(parts: Parts, channel: string, id: string): JsonObject {
  return { ...attachmentShape(parts, channel, id), ephemeral: true };
}

function reactionsOf({ reactions }: Message, me: string): JsonObject[] {
  return [...new Set(reactions.map(({ emoji }) => emoji))].map((emoji) => {
    const own = reactions.filter((one) => one.emoji === emoji);
    return { emoji: { id: null, name: emoji }, count: own.length, me: own.some(({ user }) => user === me) };
  });
}

/** Every component gets a number, in the order that they are read. */
function numbered(components: readonly JsonObject[]): JsonObject[] {
  let count = 0;
  const number = (component: JsonObject): JsonObject => {
    count += 1;
    const id = component['id'] ?? count;
    const accessory = component['accessory'];
    const inner = 'components' in component ? { components: objectsIn(component['components']).map(number) } : {};
    return {
      ...component,
      id,
      ...inner,
      ...(accessory === undefined ? {} : { accessory: objectsIn([accessory]).map(number)[0] }),
    };
  };
  return components.map(number);
}

function timeOf(at: number): string {
  return new Date(at).toISOString().replace('Z', '000+00:00');
}
