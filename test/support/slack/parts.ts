import type { Courier } from './delivery/courier.ts';
import type { Events } from './delivery/events.ts';
import type { SocketGate } from './delivery/sockets.ts';
import type { Settings } from './options.ts';
import type { Faults, Fate } from '../stand-in/faults.ts';
import type { Messages } from './state/messages.ts';
import type { Rates } from './state/rates.ts';
import type { Records } from './state/records.ts';
import type { ResponseUrls } from './state/response-urls.ts';
import type { Triggers } from './state/triggers.ts';
import type { Views } from './state/views.ts';
import type { World } from './state/world.ts';

/** The app's keys. */
export interface Keys {
  readonly appId: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the methods and the people of the stand-in work with. */
export interface Parts {
  readonly settings: Settings;
  readonly keys: Keys;
  /** What the app's own token may do. */
  readonly appScopes: Set<string>;
  readonly world: World;
  readonly messages: Messages;
  readonly rates: Rates;
  readonly faults: Faults & { fate(method: string): Fate };
  readonly records: Records;
  readonly views: Views;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly courier: Courier;
  readonly events: Events;
  readonly sockets: SocketGate;
  /** `http://127.0.0.1:PORT`. */
  origin(): string;
  /** Codes of OAuth that can be exchanged, with their workspace. */
  readonly codes: Map<string, { readonly team: string; readonly redirectUri: string | null }>;
}
