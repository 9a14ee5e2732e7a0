import type { JsonObject } from '../../stand-in/json.ts';

/** What can be changed about a message. */
export interface Content {
  readonly content: string;
  readonly embeds: readonly JsonObject[];
  readonly components: readonly JsonObject[];
  readonly flags: number;
  /** Ids of its attachments. */
  readonly attachments: readonly string[];
}

/** What a message said from a time on (milliseconds since the epoch). */
export type Version = Content & { readonly at: number };

/** Who was pinged by it. */
export interface Pings {
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

export interface Message extends Content {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  /** https://docs.discord.com/developers/resources/message#message-object-message-types */
  readonly type: number;
  /** The message it replies to. */
  readonly reference: string | null;
  readonly nonce: string | null;
  readonly pings: Pings;
  /** Seen by this person alone. */
  readonly ephemeralTo: string | null;
  readonly via: 'person' | 'channel' | 'callback' | 'webhook';
  /** The interaction it answers. */
  readonly interaction: string | null;
  content: string;
  embeds: readonly JsonObject[];
  components: readonly JsonObject[];
  flags: number;
  attachments: readonly string[];
  editedAt: number | null;
  deletedAt: number | null;
  /** The thread that was begun from it. */
  thread: string | null;
  readonly reactions: { readonly emoji: string; readonly user: string }[];
  /** Oldest first, the present one last. */
  readonly history: Version[];
}

export type NewMessage = Pick<Message, 'channel' | 'author' | 'via'> & Partial<Message>;

/** The message still waits for the text of a deferred answer. */
export const loading = 1 << 7;
export const ephemeral = 1 << 6;
export const suppressEmbeds = 1 << 2;

/** All messages of all channels. */
export interface Messages {
  add(message: NewMessage): Message;
  /** Says something else in place of what stood there. */
  write(message: Message, content: Partial<Content>): void;
  remove(message: Message): void;
  /** The message, unless it was deleted. */
  find(channel: string, id: string): Message | null;
  /** Those of the channel that stand, oldest first, ephemeral ones included. */
  in(channel: string): Message[];
  /** Every message there ever was, deleted ones included. */
  readonly all: readonly Message[];
}

export function createMessages(id: () => string, now: () => number): Messages {
  const all: Message[] = [];
  const channels = new Map<string, Map<string, Message>>();
  return {
    all,
    add(given) {
      const message = make(given, given.id ?? id(), now());
      all.push(message);
      const channel = channels.get(given.channel) ?? new Map<string, Message>();
      channels.set(given.channel, channel.set(message.id, message));
      return message;
    },
    write(message, content) {
      Object.assign(message, content);
      message.editedAt = now();
      message.history.push({ at: now(), ...contentOf(message) });
    },
    remove(message) {
      message.deletedAt = now();
    },
    find(channel, wanted) {
      const message = channels.get(channel)?.get(wanted);
      return message?.deletedAt === null ? message : null;
    },
    in: (channel) => [...(channels.get(channel)?.values() ?? [])].filter(({ deletedAt }) => deletedAt === null),
  };
}

export function contentOf({ content, embeds, components, flags, attachments }: Content): Content {
  return { content, embeds, components, flags, attachments };
}

function make(given: NewMessage, id: string, at: number): Message {
  const nothing = { content: '', embeds: [], components: [], flags: 0, attachments: [] };
  const bare = { reference: null, nonce: null, ephemeralTo: null, interaction: null, thread: null, type: 0 };
  const pings: Pings = { everyone: false, users: [], roles: [] };
  const message = { ...nothing, ...bare, pings, ...given, id };
  return {
    ...message,
    editedAt: null,
    deletedAt: null,
    reactions: [],
    history: [{ at, ...contentOf(message) }],
  };
}
