import { Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options, Partials } from 'discord.js';
import { HscError } from '../../../src/errors.ts';
import type { PartState } from '../../../src/insight/health.ts';
import { channelKind } from '../channel-kind.ts';
import type { DiscordAddress } from '../discord-address.ts';
import { noMessageContent, wrongToken } from '../start-check/check-discord.ts';

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
  readonly onState: (state: PartState, detail: string) => void;
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const closeCode = { authenticationFailed: 4004, disallowedIntents: 4014 } as const;

/**
 * Opens nothing before it is started. Shards are made as many as the platform recommends, which a bot in more than 2,500
 * servers needs. Events are read as they come over the wire, as those over HTTP are; of what discord.js keeps, only
 * servers and channels are kept. What was missed over a drop comes again when the session is resumed.
 */
export function openGateway({ token, apiUrl, onMessage, onInteraction, onState }: GatewayOptions): Gateway {
  const client = createClient(apiUrl);
  const down = new Set<number>();
  let begun = false;
  let refused: HscError | null = null;
  const state = (): PartState => (begun && down.size === 0 ? 'up' : 'degraded');
  const change = (shard: number, isUp: boolean, detail: string): void => {
    if (isUp) down.delete(shard);
    else down.add(shard);
    onState(state(), `shard ${shard}: ${detail}`);
  };

  client.ws.on(GatewayDispatchEvents.MessageCreate, onMessage);
  client.ws.on(GatewayDispatchEvents.InteractionCreate, onInteraction);
  client.on(Events.ShardReady, (shard) => {
    begun = true;
    change(shard, true, 'ready');
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
      await client.destroy();
    },
  };
}

function createClient(apiUrl: string | null): Client {
  const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
  return new Client({
    intents: [Guilds, GuildMessages, DirectMessages, MessageContent],
    // Without it conversations with the bot that aren't known yet are passed over.
    partials: [Partials.Channel],
    shards: 'auto',
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ...{ MessageManager: 0, GuildMemberManager: 0, UserManager: 0, PresenceManager: 0, ReactionManager: 0 },
      ...{ GuildEmojiManager: 0, GuildStickerManager: 0, ThreadMemberManager: 0, VoiceStateManager: 0 },
    }),
    allowedMentions: { parse: [] },
    enforceNonce: true,
    ...(apiUrl === null ? {} : { rest: { api: apiUrl } }),
  });
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
