import type { JsonObject } from '../../stand-in/json.ts';
import type { Settings } from '../options.ts';
import type { Carry, Delivery, EnvelopeKind } from './delivery.ts';

/** Brings events, commands and interactions to the app, events again as long as they aren't acked. */
export interface Courier {
  readonly deliveries: readonly Delivery[];
  /** Hands something over; `done` is called with the payload of the ack. Returns at once. */
  send(kind: EnvelopeKind, type: string, payload: JsonObject, done?: (response: JsonObject) => void): Delivery;
  /** Sends what was sent before once more as it is, event_id included, as if the ack had been lost on the way. */
  again(id: string): void;
  close(): void;
}

export function createCourier(settings: Settings, id: () => string, carry: Carry): Courier {
  const deliveries: Delivery[] = [];
  const closing = new AbortController();
  const { signal } = closing;

  async function bring(delivery: Delivery, first: number, done?: (response: JsonObject) => void): Promise<void> {
    // Commands and interactions are sent once.
    const pauses = delivery.kind === 'events_api' ? settings.redeliverAfter : [];
    for (let attempt = first; ; attempt += 1) {
      const outcome = await carry(delivery, attempt, signal);
      if (outcome.acked) {
        delivery.state = 'acked';
        delivery.response = outcome.response;
        if (outcome.response !== null) done?.(outcome.response);
        return;
      }
      const pause = pauses[attempt];
      if (pause === undefined || !outcome.retry || signal.aborted) break;
      await settings.clock.sleep(pause, signal);
    }
    delivery.state = 'given up';
  }

  const start = (delivery: Delivery, first: number, done?: (response: JsonObject) => void): void => {
    bring(delivery, first, done).catch(() => {
      delivery.state = 'given up';
    });
  };

  return {
    deliveries,
    send(kind, type, payload, done) {
      const createdAt = settings.clock.now();
      const delivery: Delivery = {
        id: id(),
        kind,
        type,
        payload,
        createdAt,
        attempts: [],
        state: 'under way',
        response: null,
      };
      deliveries.push(delivery);
      start(delivery, 0, done);
      return delivery;
    },
    again(wanted) {
      const delivery = deliveries.find((one) => one.id === wanted);
      if (delivery === undefined) throw new Error(`nothing was sent as ${wanted}`);
      delivery.state = 'under way';
      start(delivery, 1);
    },
    close() {
      closing.abort();
    },
  };
}
