import type { Faults } from '../stand-in/faults.ts';
import type { JsonObject } from '../stand-in/json.ts';
import type { GatewayTrouble, SessionSight } from './gateway/gateway.ts';
import type { Commands } from './people/command.ts';
import type { ComponentUse } from './people/use-components.ts';
import type { Writers } from './people/write.ts';
import type { PrivilegedIntent } from './state/app.ts';
import type { Interaction } from './state/interactions.ts';
import type { Message } from './state/messages.ts';
import type { Permission } from './state/permissions.ts';
import type { CallRecord, Records, Violation } from './state/records.ts';

export interface NewChannel {
  readonly name: string;
  /** The first guild unless it is given. */
  readonly guild?: string;
  readonly kind?: 'text' | 'forum' | 'announcement';
}

/** What there is: guilds, people, channels. All give ids. */
export interface Setting {
  /** `bot`: the bot is a member; else the app is there by the people's own installation alone. True. */
  addGuild(guild: { readonly name: string; readonly bot?: boolean }): string;
  /** Somebody, who is a member of the guild. */
  addPerson(person: {
    readonly name: string;
    readonly guild?: string;
    readonly roles?: readonly string[];
    readonly bot?: boolean;
    readonly locale?: string;
  }): string;
  addRole(role: {
    readonly name: string;
    readonly permissions: readonly Permission[];
    readonly guild?: string;
  }): string;
  addChannel(channel: NewChannel): string;
  /** A file that a message or a command can bring along; the content in base64. */
  addAttachment(file: { readonly name: string; readonly type: string; readonly base64: string }): string;
  /** Puts a person in a guild. */
  join(guild: string, person: string): void;
  dm(person: string): string;
  /** The bot may no longer do this in the channel. */
  takePermission(channel: string, permission: Permission): void;
  /** The bot may do all in the channel again that it may in the guild. */
  givePermissions(channel: string): void;
  /** The person takes no messages of the app any more. */
  closeDms(person: string): void;
  archive(thread: string, locked?: boolean): void;
  /** Switches of the developer portal. */
  turnOn(intent: PrivilegedIntent): void;
  turnOff(intent: PrivilegedIntent): void;
  /** Somebody chose Reset Token: the old one isn't taken any more, by the API or, which may hear of it sooner, the gateway. */
  replaceToken(by: 'api' | 'gateway'): void;
  /** The guard before the platform shuts the address out for an hour, as after 10,000 invalid requests. */
  ban(): void;
  /** Interactions go to this address, signed, and no more over the gateway; null: over the gateway again. */
  deliverTo(url: string | null): void;
  /** Types the address in: true when a ping is answered, and a wrong signature refused. */
  verifyEndpoint(url: string): Promise<boolean>;
}

/** What is seen, by people and by the test. */
export interface Sight {
  /** What stands in a channel, oldest first; as the person named sees it: their ephemeral messages too. */
  messages(channel: string, person?: string): Message[];
  /** Every message of the app that ever stood there, deleted and ephemeral ones included. */
  answers(channel?: string): Message[];
  message(channel: string, id: string): Message | null;
  interaction(id: string): Interaction;
  interactions(): Interaction[];
  /** Ids of the threads of a channel or forum. */
  threads(channel: string): string[];
  /** Whether the app is seen to type there. */
  isTyping(channel: string): boolean;
  typings(): Records['typings'];
  /** Calls of one route, or of all, oldest first. */
  calls(route?: string): CallRecord[];
  /** Calls that were answered with 429. */
  refusals(): CallRecord[];
  /** Answers of 401, 403 and 429 within 10 minutes. */
  invalidRequests(): number;
  isBanned(): boolean;
  violations(): Violation[];
  sessions(): SessionSight[];
  identifies(): number;
  closes(): Records['closes'];
  /** What the app has registered, by guild; under an empty name what is everywhere. */
  commands(guild?: string): JsonObject[];
}

/** A Discord of one's own. Times are milliseconds since the epoch, ids snowflakes. */
export interface Discord extends Setting, Writers, Commands, ComponentUse, Sight, Faults, GatewayTrouble {
  /** Ends in `/api`. */
  readonly apiUrl: string;
  readonly origin: string;
  readonly token: string;
  readonly publicKey: string;
  /** The application's id, which is the bot's too. */
  readonly appId: string;
  readonly guild: string;
  /** A channel for everybody, a forum, and a role that may moderate. */
  readonly general: string;
  readonly forum: string;
  readonly support: string;
  /** Somebody who asks, somebody else, and somebody with the support role. */
  readonly ann: string;
  readonly bob: string;
  readonly sue: string;
  close(): Promise<void>;
}
