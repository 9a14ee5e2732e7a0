import type { SlackMessage } from '../render/blocks.ts';
import type { Place } from './place.ts';

/** What stands where one message of the answer belongs. */
export type Screen =
  | { readonly kind: 'none' }
  /** Somebody deleted our message: a new one comes with the whole answer only. */
  | { readonly kind: 'deleted' }
  | StreamScreen
  | {
      readonly kind: 'message';
      readonly ts: string;
      /** What it shows; null where that isn't known. */
      readonly shown: SlackMessage | null;
      /** It was streamed and has all of the answer, also what would follow in further messages. */
      readonly holdsAll: boolean;
    }
  | LostScreen
  /** The bot can't write in the channel: only a response_url reaches it. */
  | { readonly kind: 'closed'; readonly shown: SlackMessage | null };

export interface StreamScreen {
  readonly kind: 'stream';
  readonly ts: string;
  /** All the text that the stream has taken. */
  readonly appended: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** Nothing more is to be appended: it is unsure what it shows. */
  readonly broken: boolean;
}

/** A call that makes a message. */
export interface Post {
  readonly method: 'chat.postMessage' | 'chat.startStream';
  /** What the message shows first. */
  readonly message: Pick<SlackMessage, 'markdown'>;
  /** When it was called. Milliseconds since the epoch. */
  readonly since: number;
}

/** A post of which nobody knows whether it was done. */
export interface LostScreen extends Post {
  readonly kind: 'lost';
  readonly message: SlackMessage;
  /** Its place among the messages of the answer. */
  readonly part: number;
  readonly place: Place;
  /** What holds if it wasn't done. */
  readonly before: Screen;
}

export const nothing: Screen = { kind: 'none' };

/** Whether the message stands there, whole. */
export function isShown(screen: Screen, message: SlackMessage): boolean {
  if ((screen.kind !== 'message' && screen.kind !== 'closed') || screen.shown === null) return false;
  return screen.shown === message || contentKey(screen.shown) === contentKey(message);
}

function contentKey({ text, blocks }: SlackMessage): string {
  return JSON.stringify([text, blocks]);
}
