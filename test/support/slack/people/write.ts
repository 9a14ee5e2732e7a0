import { emitPosted } from '../delivery/events.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Parts } from '../parts.ts';
import type { Message } from '../state/messages.ts';
import { apiMessage } from '../state/shapes.ts';

/** What a person writes. */
export interface Writing {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  /** The ts of the first message of the thread it is written in. */
  readonly thread?: string;
  /** Ids of files that come with it. */
  readonly files?: readonly string[];
}

/** A message that was written, and the ids of what goes to the app because of it. */
export interface Written {
  readonly ts: string;
  readonly deliveries: readonly string[];
}

/** What people do with messages. */
export interface Writers {
  /** Writes a message. One that has `<@BOT>` in it is a mention. */
  message(writing: Writing): Written;
  /** Writes a message that begins with a mention of the bot. */
  mention(writing: Writing): Written;
  /** Changes what was written. */
  edit(channel: string, ts: string, text: string): Written;
  /** Takes back what was written. */
  remove(channel: string, ts: string): Written;
  /** Puts a reaction on a message. */
  react(reaction: {
    readonly channel: string;
    readonly ts: string;
    readonly user: string;
    readonly name: string;
  }): Written;
}

export function createWriters(parts: Parts): Writers {
  const { world, messages, events } = parts;
  const existing = (channel: string, ts: string): Message => {
    const message = messages.find(channel, ts);
    if (message === null) throw new Error(`no message ${ts} in ${channel}`);
    return message;
  };
  const write = (writing: Writing): Written => {
    const author = world.people.get(writing.user);
    if (author === undefined) throw new Error(`there is no ${writing.user}`);
    const message = messages.add({
      channel: world.channel(writing.channel).id,
      user: writing.user,
      bot: author.bot ? { botId: `B${author.id.slice(1)}`, appId: `A${author.id.slice(1)}` } : null,
      via: 'person',
      thread: writing.thread ?? null,
      files: writing.files ?? [],
      text: writing.text,
    });
    const shape = apiMessage(world, parts.origin(), message);
    const files = parts.settings.mentionFiles ? shape['files'] : undefined;
    return written(message.ts, emitPosted(world, events, message, shape, { ...shape, subtype: undefined, files }));
  };
  return {
    message: write,
    mention(writing) {
      const { botUser } = world.workspace(world.channel(writing.channel).team);
      return write({ ...writing, text: `<@${botUser}> ${writing.text}` });
    },
    edit(channel, ts, text) {
      const message = existing(channel, ts);
      const before = apiMessage(world, parts.origin(), message);
      messages.write(message, text, []);
      message.edited = messages.timestamp();
      const after = apiMessage(world, parts.origin(), message);
      const change = { subtype: 'message_changed', hidden: true, message: after, previous_message: before };
      const at = messages.timestamp();
      return written(ts, events.emitMessage(world.channel(channel), { ...change, ts: at, event_ts: at }));
    },
    remove(channel, ts) {
      const message = existing(channel, ts);
      const before = apiMessage(world, parts.origin(), message);
      messages.remove(message);
      const at = messages.timestamp();
      const change = { subtype: 'message_deleted', hidden: true, deleted_ts: ts, previous_message: before };
      return written(ts, events.emitMessage(world.channel(channel), { ...change, ts: at, event_ts: at }));
    },
    react({ channel, ts, user, name }) {
      const message = existing(channel, ts);
      message.reactions.push({ name, user });
      const place = world.channel(channel);
      if (!world.hasBot(place)) return written(ts, []);
      const item = { type: 'message', channel, ts };
      const event = { type: 'reaction_added', user, reaction: name, item, item_user: message.user };
      return written(ts, events.emit(world.workspace(place.team), { ...event, event_ts: messages.timestamp() }));
    },
  };
}

function written(ts: string, deliveries: readonly Delivery[]): Written {
  return { ts, deliveries: deliveries.map(({ id }) => id) };
}
