import type { Faults, Fate } from '../stand-in/faults.ts';
import type { Events } from './gateway/events.ts';
import type { GatewayDoor } from './gateway/gateway.ts';
import type { Settings } from './options.ts';
import type { App } from './state/app.ts';
import type { Interactions } from './state/interactions.ts';
import type { Messages } from './state/messages.ts';
import type { Rates } from './state/rates.ts';
import type { Records } from './state/records.ts';
import type { World } from './state/world.ts';

/** What the routes, the gateway and the people of the stand-in work with. */
export interface Parts {
  readonly settings: Settings;
  readonly app: App;
  readonly world: World;
  readonly messages: Messages;
  readonly interactions: Interactions;
  readonly rates: Rates;
  readonly faults: Faults & { fate(route: string): Fate };
  readonly records: Records;
  readonly gateway: GatewayDoor;
  readonly events: Events;
  /** `http://127.0.0.1:PORT`. */
  readonly origin: () => string;
}
