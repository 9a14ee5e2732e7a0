import type { Catalog } from '../../../src/catalog/resolution.ts';
import type { Ask } from '../../../src/delivery/ask.ts';
import type { Command } from '../../../commands/command.ts';
import type { SlackAddress } from '../slack-address.ts';

/** What is to be done about something that came in. */
export type Inbound =
  | { readonly kind: 'ignore'; readonly why: string }
  /** A question for the desk. */
  | { readonly kind: 'ask'; readonly ask: Ask }
  /** A command that ends in a card, as far as can be told before it runs. */
  | {
      readonly kind: 'card';
      readonly command: Command;
      readonly argument: string;
      readonly address: SlackAddress;
      readonly eventKeys: readonly string[];
    }
  /** The answers of a conversation that are being written are to end. */
  | { readonly kind: 'stop'; readonly conversation: string; readonly eventKeys: readonly string[] }
  /** Somebody opened the bot's own conversation. */
  | { readonly kind: 'welcome'; readonly team: Team; readonly channel: string; readonly thread: string | null };

/** The installation that something came in by. */
export interface Team {
  readonly team: string;
  /** The organisation, where the app is installed for all of it. */
  readonly enterprise: string | null;
}

/** What reading a payload may use: all of it is given, so that the same payload always means the same. */
export interface InboundContext {
  readonly catalog: Catalog;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** A new id of a question. */
  readonly newId: () => string;
}

export function ignore(why: string): Inbound {
  return { kind: 'ignore', why };
}
