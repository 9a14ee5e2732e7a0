import { Events, GatewayDispatchEvents } from 'discord.js';
import type { Clock } from '../../../src/clock.ts';
import { DeadlineError, withDeadline } from '../../../src/deadline.ts';
import { HscError } from '../../../src/errors.ts';
import type { PartState } from '../../../src/insight/health.ts';
import { channelKind } from '../channel-kind.ts';
import type { DiscordAddress } from '../discord-address.ts';
import { noMessageContent, wrongToken } from '../start-check/check-discord.ts';
import { createClient } from './create-client.ts';
import type { Gap } from './missed-messages.ts';
import { writtenPlaces } from './written-places.ts';

/** The connection by which messages and interactions come in. */
export interface Gateway {
  readonly state: () => PartState;
  /** What is known of a channel's kind; null: nothing. */
  readonly kindOf: (channel: string) => DiscordAddress['channelKind'] | null;
  /**
   * Resolves when every shard is connected.
   * @throws HscError `setting-wrong` with a sentence for the operator: a wrong token, or an intent that isn't switched on
   */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface GatewayOptions {
  readonly token: string;
  /** Ends in `/api`; null: Discord's own. */
  readonly apiUrl: string | null;
  readonly onMessage: (data: unknown) => void;
  readonly onInteraction: (data: unknown) => void;
  /** Told of a time in which messages may have been missed: the session of a shard was over, and is another one now. */
  readonly onGap: (gap: Gap) => void;
  readonly clock: Clock;
  readonly onState: (state: PartState, detail: string) => void;
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const closeCode = { authenticationFailed: 4004, disallowedIntents: 4014 } as const;

/** A connection may be dead for so long before that is noticed: two heartbeats, and some time. Milliseconds. */
const unnoticed = 120_000;
/** For an end in order. Milliseconds. */
const endsWithin = 2_000;
/** What was asked longer ago isn't answered any more; what was answered since is still known. Milliseconds. */
const longestGap = 30 * 60_000;

/**
 * Opens nothing before it is started. Events are read as they come over the wire, as those over HTTP are. What was missed
 * over a drop comes again when the session is resumed; where it can't be resumed, the gap is told.
 */
export function openGateway(options: GatewayOptions): Gateway {
  const { token, onMessage, onInteraction, onState, onGap, clock } = options;
  const client = createClient(options.apiUrl);
  /** Shards that aren't connected, and since when. */
  const down = new Map<number, number>();
  /** When each shard was connected for the first time: before that others may have answered. */
  const begun = new Map<number, number>();
  let refused: HscError | null = null;
  const state = (): PartState => (begun.size > 0 && down.size === 0 ? 'up' : 'degraded');
  const change = (shard: number, isUp: boolean, detail: string): void => {
    if (isUp) down.delete(shard);
    else if (!down.has(shard)) down.set(shard, clock.now());
    onState(state(), `shard ${shard}: ${detail}`);
  };

  client.ws.on(GatewayDispatchEvents.MessageCreate, onMessage);
  client.ws.on(GatewayDispatchEvents.InteractionCreate, onInteraction);
  client.on(Events.ShardReady, (shard) => {
    const [first, lost] = [begun.get(shard), down.get(shard)];
    begun.set(shard, first ?? clock.now());
    change(shard, true, 'ready');
    if (first === undefined || lost === undefined || !client.isReady()) return;
    const since = Math.max(first, lost - unnoticed, clock.now() - longestGap);
    onGap({ since, places: writtenPlaces(client, shard, since) });
  });
  client.on(Events.ShardResume, (shard) => {
    change(shard, true, 'resumed');
  });
  client.on(Events.ShardReconnecting, (shard) => {
    change(shard, false, 'reconnecting');
  });
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    refused = refusalOf(code);
    change(shard, false, refused?.message ?? `closed with ${code}`);
  });
  client.on(Events.ShardError, (error, shard) => {
    onState(state(), `shard ${shard}: ${error.message}`);
  });
  client.on(Events.Error, (error) => {
    onState(state(), error.message);
  });

  return {
    state,
    kindOf(channel) {
      const known = client.channels.cache.get(channel);
      return known === undefined ? null : channelKind(known.type);
    },
    async start() {
      try {
        await client.login(token);
      } catch (error) {
        throw refused ?? startRefusal(error) ?? error;
      }
    },
    async stop() {
      // A connection that isn't greeted yet is waited for by discord.js, which nobody else should be.
      await withDeadline(clock, endsWithin, undefined, () => client.destroy()).catch((error: unknown) => {
        if (!(error instanceof DeadlineError)) throw error;
      });
    },
  };
}

function refusalOf(code: number): HscError | null {
  if (code === closeCode.disallowedIntents) return new HscError('setting-wrong', noMessageContent);
  return code === closeCode.authenticationFailed ? new HscError('setting-wrong', wrongToken) : null;
}

/** What discord.js says of a token before it connects. */
function startRefusal(error: unknown): HscError | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'TokenInvalid' ? new HscError('setting-wrong', wrongToken) : null;
}
