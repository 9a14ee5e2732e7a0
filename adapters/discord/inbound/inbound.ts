import type { Command } from '../../../commands/command.ts';
import type { Catalog } from '../../../src/catalog/resolution.ts';
import type { Ask } from '../../../src/delivery/ask.ts';
import type { DiscordAddress } from '../discord-address.ts';

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
      readonly address: DiscordAddress;
      readonly eventKeys: readonly string[];
    }
  /** Something that only whoever asked is told. */
  | {
      readonly kind: 'tell';
      readonly sentence: string;
      readonly address: DiscordAddress;
      readonly eventKeys: readonly string[];
    }
  /** Somebody ends what the bot is saying in these conversations. */
  | { readonly kind: 'stop'; readonly conversations: readonly string[]; readonly eventKeys: readonly string[] };

/** What reading a payload may use: all of it is given, so that the same payload always means the same. */
export interface InboundContext {
  readonly catalog: Catalog;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** A new id of a question. */
  readonly newId: () => string;
  /** The bot's own user. */
  readonly botUser: string;
  readonly application: string;
  /** Roles of the people on duty. */
  readonly staffRoles: ReadonlySet<string>;
}

export function ignore(why: string): Inbound {
  return { kind: 'ignore', why };
}
