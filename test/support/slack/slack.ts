import type { JsonObject } from '../stand-in/json.ts';
import type { Delivery } from './delivery/delivery.ts';
import type { Sockets } from './delivery/sockets.ts';
import type { Keys } from './parts.ts';
import type { Interactions } from './people/interact.ts';
import type { Writers } from './people/write.ts';
import type { Faults } from '../stand-in/faults.ts';
import type { Message } from './state/messages.ts';
import type { CallRecord, PromptsRecord, StatusRecord, Violation } from './state/records.ts';
import type { View } from './state/views.ts';

/** An installation, as the app's settings need it. */
export interface Installation {
  readonly team: string;
  /** Empty while the app isn't installed there. */
  readonly botToken: string;
  readonly botUser: string;
  readonly botId: string;
}

export interface NewChannel {
  /** Without `#`. */
  readonly name: string;
  readonly kind?: 'channel' | 'private';
  readonly team?: string;
  /** The bot is a member. True unless it is given. */
  readonly bot?: boolean;
  /** Its members. Everybody of the workspace unless they are given. */
  readonly people?: readonly string[];
}

export interface NewFile {
  readonly name: string;
  readonly mimetype: string;
  /** The content, in base64. */
  readonly base64: string;
  readonly user: string;
}

/** What there is: workspaces, people, channels. All give ids. */
export interface Setting {
  addWorkspace(workspace: {
    readonly name: string;
    readonly enterprise?: string;
    readonly installed?: boolean;
  }): Installation;
  installation(team?: string): Installation;
  /** Somebody of a workspace, who joins no channel that is there already. */
  addPerson(person: {
    readonly name: string;
    readonly team?: string;
    readonly bot?: boolean;
    readonly locale?: string;
  }): string;
  addGroup(group: { readonly handle: string; readonly people: readonly string[]; readonly team?: string }): string;
  addChannel(channel: NewChannel): string;
  addFile(file: NewFile): string;
  /** The DM of a person with the bot. */
  dm(person: string): string;
  join(channel: string, person: string): void;
  leave(channel: string, person: string): void;
  archive(channel: string): void;
  takeScope(scope: string, team?: string): void;
  giveScope(scope: string, team?: string): void;
  /** What the app has subscribed to from now on; `message.im` and the like, `app_mention`. */
  subscribe(events: readonly string[]): void;
  /** Tells the app of anything else that it has subscribed to; gives the ids of what goes out. */
  emit(event: JsonObject, team?: string): readonly string[];
  /** A code that oauth.v2.access gives a token of this workspace for. */
  oauthCode(team: string, redirectUri?: string): string;
  /** Somebody removes the app from the workspace. */
  uninstall(team?: string): void;
  /** Events go to these addresses in turn, signed, and no more to sockets; none: to sockets again. */
  deliverTo(...urls: string[]): void;
  /** Types an event address into the settings of the app; true when the app answers the challenge. */
  verifyUrl(url: string): Promise<boolean>;
}

export type Ack = Pick<Delivery, 'id' | 'type' | 'state' | 'createdAt'> & {
  readonly attempts: number;
  /** From the sending of the attempt that was acked in time; null while there is none. */
  readonly ackAfter: number | null;
};

/** What is seen, by people and by the test. */
export interface Sight {
  /**
   * What stands in a channel, or in one of its threads with the thread's first message on top; oldest first. As the
   * person named sees it: their ephemeral messages too, of a stream for somebody else the first part until it ends.
   */
  messages(channel: string, thread?: string, person?: string): Message[];
  /** Every message of the app that ever stood there, deleted and ephemeral ones included. */
  answers(channel?: string): Message[];
  /** Calls of one method, or of all; `response_url` for posts to such. Oldest first. */
  calls(method?: string): CallRecord[];
  /** Calls that were answered with 429. */
  refusals(): CallRecord[];
  deliveries(): Delivery[];
  delivery(id: string): Delivery;
  /** How long each event, command and interaction took to be acked, in milliseconds, without what was in it. */
  acks(): Ack[];
  violations(): Violation[];
  statuses(): StatusRecord[];
  /** What the status line of a thread says now; null without one. */
  status(channel: string, thread: string): string | null;
  prompts(): PromptsRecord[];
  titles(): { readonly channel: string; readonly thread: string; readonly title: string }[];
  /** The modals that the person has open, the newest last. */
  modals(person: string): View[];
  home(person: string): JsonObject | null;
  sockets(): number[];
  /** How many sockets were ever opened. */
  socketCount(): number;
}

/** What goes wrong, beside the faults of single calls. */
export interface Trouble extends Faults {
  /** The server closes the streams that are open. */
  closeStreams(): void;
  dropSocket(socket?: number): void;
  refresh: Sockets['refresh'];
  refuseSockets: Sockets['refuse'];
  /** Sends an event once more, as if its ack had been lost. */
  redeliver(delivery: string): void;
}

/** A Slack of one's own. Times are milliseconds since the epoch, `ts` are the platform's. */
export interface Slack extends Keys, Installation, Setting, Writers, Interactions, Sight, Trouble {
  /** Ends in `/api/`. */
  readonly apiUrl: string;
  /** Without a slash at the end. */
  readonly origin: string;
  /** A channel with the bot and everybody in it, and one with everybody but the bot. */
  readonly general: string;
  readonly elsewhere: string;
  /** Somebody who asks, somebody else, and somebody of the support group. */
  readonly ann: string;
  readonly bob: string;
  readonly sue: string;
  readonly support: string;
  close(): Promise<void>;
}
