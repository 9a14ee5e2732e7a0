import type { Parts } from '../parts.ts';
import { mentionsIn } from '../rest/content.ts';
import { threadFrom } from '../rest/channels.ts';
import type { Message } from '../state/messages.ts';
import { channelTypes } from '../state/world.ts';

/** What a person writes. */
export interface Writing {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  /** Ids of attachments that come with it. */
  readonly attachments?: readonly string[];
  /** The message that it replies to; the author of that is pinged. */
  readonly replyTo?: string;
}

export type Post = Omit<Writing, 'replyTo'> & { readonly title: string };

/** What people do with messages; all give the id of the message. */
export interface Writers {
  /** Writes a message. One that has `<@BOT>` in it, or replies to the bot, is a mention. */
  write(writing: Writing): string;
  /** Writes a message that begins with a mention of the bot. */
  mention(writing: Writing): string;
  /** Writes to the bot alone. */
  direct(writing: Omit<Writing, 'channel'>): string;
  /** Begins a post in a forum: a thread with the id of its first message. */
  post(post: Post): string;
  /** Begins a thread from a message; gives its id, which is the message's. */
  thread(thread: {
    readonly channel: string;
    readonly message: string;
    readonly user: string;
    readonly name: string;
  }): string;
  edit(channel: string, message: string, text: string): string;
  remove(channel: string, message: string): string;
  react(reaction: {
    readonly channel: string;
    readonly message: string;
    readonly user: string;
    readonly emoji: string;
  }): string;
}

export function createWriters(parts: Parts): Writers {
  const { world, messages, events, app } = parts;
  const existing = (channel: string, id: string): Message => {
    const message = messages.find(channel, id);
    if (message === null) throw new Error(`no message ${id} in ${channel}`);
    return message;
  };
  const write = (writing: Writing, id = world.id()): string => {
    const { channel, user, text: content, attachments = [], replyTo = null } = writing;
    const answered = replyTo === null ? [] : [existing(channel, replyTo).author];
    const found = mentionsIn(content);
    const pings = { ...found, everyone: false, users: [...new Set([...found.users, ...answered])] };
    const kind = { type: replyTo === null ? 0 : 19, reference: replyTo, pings, via: 'person' } as const;
    world.channel(channel).archived = false;
    const message = messages.add({ id, channel, author: world.user(user).id, content, attachments, ...kind });
    events.posted(message);
    return id;
  };
  return {
    write: (writing) => write(writing),
    mention: (writing) => write({ ...writing, text: `<@${app.id}> ${writing.text}` }),
    direct: (writing) => write({ ...writing, channel: world.dmOf(writing.user).id }),
    post({ channel, title, ...writing }) {
      const forum = world.channel(channel);
      const id = world.id();
      const { guild } = forum;
      const thread = { id, type: channelTypes.thread, name: title, guild, parent: forum.id, owner: writing.user };
      events.threadMade(world.addChannel(thread));
      return write({ ...writing, channel: id }, id);
    },
    thread({ channel, message, user, name }) {
      return threadFrom(parts, world.channel(channel), existing(channel, message), name, user).id;
    },
    edit(channel, id, content) {
      const message = existing(channel, id);
      messages.write(message, { content });
      events.edited(message);
      return id;
    },
    remove(channel, id) {
      const message = existing(channel, id);
      messages.remove(message);
      events.removed(message);
      return id;
    },
    react({ channel, message: id, user, emoji }) {
      const message = existing(channel, id);
      message.reactions.push({ emoji, user });
      events.reacted(message, user, emoji);
      return id;
    },
  };
}
