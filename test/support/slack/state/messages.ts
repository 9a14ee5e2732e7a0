import type { JsonObject } from '../../stand-in/json.ts';
import { createTimestamps } from './ids.ts';

/** What a message said from a time on (milliseconds since the epoch). */
export interface Version {
  readonly at: number;
  readonly text: string;
  readonly blocks: readonly JsonObject[];
}

export interface Message {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  /** Written by the app itself, or by another bot. */
  readonly bot: { readonly botId: string; readonly appId: string } | null;
  /** The ts of the first message of its thread; null outside threads. */
  readonly thread: string | null;
  /** Who wrote the first message of its thread. */
  readonly parentUser: string | null;
  /** Seen by this person alone. */
  readonly ephemeralTo: string | null;
  readonly via: 'person' | 'chat.postMessage' | 'chat.postEphemeral' | 'chat.startStream' | 'response_url' | 'ack';
  readonly files: readonly string[];
  text: string;
  blocks: readonly JsonObject[];
  metadata: JsonObject | null;
  streaming: 'in_progress' | 'completed' | null;
  /** Whom a stream is for; others see its first part until it ends. */
  readonly recipient: string | null;
  edited: string | null;
  deletedAt: number | null;
  readonly reactions: { readonly name: string; readonly user: string }[];
  /** Oldest first, the present one last. */
  readonly history: Version[];
}

export type NewMessage = Pick<Message, 'channel' | 'user' | 'via' | 'text'> &
  Partial<
    Pick<Message, 'bot' | 'thread' | 'ephemeralTo' | 'files' | 'blocks' | 'metadata' | 'streaming' | 'recipient'>
  >;

/** All messages of all channels. */
export interface Messages {
  timestamp(): string;
  add(message: NewMessage): Message;
  /** Says something else in place of what stood there. */
  write(message: Message, text: string, blocks: readonly JsonObject[]): void;
  remove(message: Message): void;
  /** The message, unless it was deleted. */
  find(channel: string, ts: string): Message | null;
  /** Those of the channel that stand, oldest first, ephemeral ones included. */
  in(channel: string): Message[];
  /** The first message of a thread and its replies, oldest first, without ephemeral ones. */
  thread(channel: string, ts: string): Message[];
  /** Every message there ever was, deleted ones included. */
  readonly all: readonly Message[];
}

export function createMessages(now: () => number): Messages {
  const timestamp = createTimestamps(now);
  const all: Message[] = [];
  const channels = new Map<string, Map<string, Message>>();
  const stand = (channel: string): Message[] =>
    [...(channels.get(channel)?.values() ?? [])].filter(({ deletedAt }) => deletedAt === null);
  return {
    timestamp,
    all,
    add(given) {
      const parent = channels.get(given.channel)?.get(given.thread ?? '') ?? null;
      const message = make(given, timestamp(), now(), parent?.user ?? null);
      all.push(message);
      const channel = channels.get(given.channel) ?? new Map<string, Message>();
      channels.set(given.channel, channel.set(message.ts, message));
      return message;
    },
    write(message, text, blocks) {
      message.text = text;
      message.blocks = blocks;
      message.history.push({ at: now(), text, blocks });
    },
    remove(message) {
      message.deletedAt = now();
    },
    find(channel, ts) {
      const message = channels.get(channel)?.get(ts);
      return message?.deletedAt === null ? message : null;
    },
    in: stand,
    thread: (channel, ts) =>
      stand(channel).filter((message) => message.ephemeralTo === null && (message.ts === ts || message.thread === ts)),
  };
}

function make(given: NewMessage, ts: string, at: number, parentUser: string | null): Message {
  const blocks = given.blocks ?? [];
  return {
    bot: null,
    thread: null,
    ephemeralTo: null,
    files: [],
    metadata: null,
    streaming: null,
    recipient: null,
    ...given,
    ts,
    parentUser,
    blocks,
    edited: null,
    deletedAt: null,
    reactions: [],
    history: [{ at, text: given.text, blocks }],
  };
}
