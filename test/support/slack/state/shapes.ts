import type { JsonObject } from '../../stand-in/json.ts';
import type { Message } from './messages.ts';
import type { Channel, Person, StoredFile, Workspace, World } from './world.ts';

/** A message as the Web API and events show it. */
export function apiMessage(world: World, origin: string, message: Message, withMetadata = false): JsonObject {
  const { team } = world.channel(message.channel);
  const { bot, thread, metadata, streaming } = message;
  return {
    type: 'message',
    ...(message.files.length > 0 && bot === null ? { subtype: 'file_share' } : {}),
    user: message.user,
    ts: message.ts,
    team,
    text: message.text,
    blocks: withBlockIds(blocksOf(message)),
    ...(bot === null ? { client_msg_id: `c-${message.ts}` } : botFields(world, message, bot)),
    ...(thread === null ? {} : { thread_ts: thread, parent_user_id: message.parentUser }),
    ...(message.edited === null ? {} : { edited: { user: message.user, ts: message.edited } }),
    ...(streaming === null ? {} : { streaming_state: streaming }),
    ...(withMetadata && metadata !== null ? { metadata } : {}),
    ...(message.files.length === 0 ? {} : { files: message.files.map((id) => fileOf(world, origin, id)) }),
    ...(message.reactions.length === 0 ? {} : { reactions: reactionsOf(message) }),
  };
}

/** Blocks as the platform gives them back: each has an id. */
export function withBlockIds(blocks: readonly JsonObject[]): JsonObject[] {
  return blocks.map((block, index) => ({ block_id: `b${index}`, ...block }));
}

/** What people write comes with a block that says the same. */
function blocksOf(message: Message): readonly JsonObject[] {
  if (message.blocks.length > 0 || message.text === '' || message.bot !== null) return message.blocks;
  const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text: message.text }] }];
  return [{ type: 'rich_text', elements }];
}

function botFields(world: World, { user }: Message, bot: { botId: string; appId: string }): JsonObject {
  const name = world.people.get(user)?.name ?? 'bot';
  const profile = { id: bot.botId, app_id: bot.appId, name, deleted: false };
  return { bot_id: bot.botId, app_id: bot.appId, bot_profile: profile };
}

function reactionsOf(message: Message): JsonObject[] {
  const names = [...new Set(message.reactions.map(({ name }) => name))];
  return names.map((name) => {
    const users = message.reactions.filter((reaction) => reaction.name === name).map(({ user }) => user);
    return { name, users, count: users.length };
  });
}

function fileOf(world: World, origin: string, id: string): JsonObject {
  const file = world.files.get(id);
  return file === undefined ? { id, mode: 'tombstone' } : apiFile(file, origin);
}

export function apiFile(file: StoredFile, origin: string): JsonObject {
  const url = `${origin}/files-pri/${file.team}-${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    name: file.name,
    title: file.name,
    mimetype: file.mimetype,
    filetype: file.name.split('.').at(-1) ?? '',
    size: file.bytes.length,
    user: file.user,
    mode: 'hosted',
    is_external: false,
    file_access: 'visible',
    url_private: url,
    url_private_download: `${url}?download=1`,
  };
}

export function apiUser(person: Person): JsonObject {
  const profile = { real_name: person.name, display_name: person.name, team: person.team };
  return {
    id: person.id,
    team_id: person.team,
    name: person.name,
    real_name: person.name,
    deleted: false,
    is_bot: person.bot,
    is_app_user: false,
    locale: person.locale,
    tz: 'Europe/London',
    profile,
  };
}

export function apiChannel(channel: Channel, workspace: Workspace): JsonObject {
  const isDm = channel.kind === 'dm';
  return {
    id: channel.id,
    context_team_id: channel.team,
    is_im: isDm,
    is_channel: channel.kind === 'channel',
    is_group: channel.kind === 'private',
    is_mpim: false,
    is_private: channel.kind !== 'channel',
    is_archived: channel.archived,
    is_ext_shared: false,
    ...(isDm
      ? { user: channel.person }
      : { name: channel.name, name_normalized: channel.name, is_member: channel.members.has(workspace.botUser) }),
  };
}
