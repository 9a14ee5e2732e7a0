import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';

/**
 * discord.js's client, not connected. Shards are made as many as the platform recommends, which a bot in more than 2,500
 * servers needs. Of what it could keep, only servers, channels and the bot's own place among the members are kept.
 * @param apiUrl ends in `/api`; null: Discord's own
 */
export function createClient(apiUrl: string | null): Client {
  const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
  return new Client({
    intents: [Guilds, GuildMessages, DirectMessages, MessageContent],
    // Without it conversations with the bot that aren't known yet are passed over.
    partials: [Partials.Channel],
    shards: 'auto',
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      // What the bot may do in a channel is told from its own roles.
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
      ...{ MessageManager: 0, UserManager: 0, PresenceManager: 0, ReactionManager: 0 },
      ...{ GuildEmojiManager: 0, GuildStickerManager: 0, ThreadMemberManager: 0, VoiceStateManager: 0 },
    }),
    allowedMentions: { parse: [] },
    enforceNonce: true,
    ...(apiUrl === null ? {} : { rest: { api: apiUrl } }),
  });
}
