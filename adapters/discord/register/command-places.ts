import { z } from 'zod';
import type { Call, DiscordApi } from '../discord-api.ts';
import { DiscordError, isPassing } from '../discord-error.ts';

const registeredSchema = z.array(z.looseObject({ name: z.string() }));
const serversSchema = z.array(z.object({ id: z.string() }));

/** One page of them. https://docs.discord.com/developers/resources/user#get-current-user-guilds */
const mostServers = 200;

type Registered = z.infer<typeof registeredSchema>;

/** Where an application's commands can be: everywhere (null), or in a server. All calls throw DiscordError. */
interface CommandPlaces {
  read(guild: string | null): Promise<Registered>;
  write(guild: string | null, definitions: readonly unknown[]): Promise<void>;
  /** Takes all commands away where one of these names is among them; a server that doesn't let the bot is left as it is. */
  clear(guild: string | null, names: ReadonlySet<string>): Promise<void>;
  /** Ids of the servers that the bot is in, at most 200. */
  servers(): Promise<readonly string[]>;
}

export function openCommandPlaces(api: DiscordApi, application: string, signal: AbortSignal): CommandPlaces {
  const pathOf = (guild: string | null) =>
    `/applications/${application}${guild === null ? '' : `/guilds/${guild}`}/commands` as const;
  const call = (path: Call['path'], rest: Omit<Call, 'path' | 'lane'>): Promise<unknown> =>
    api.persist({ ...rest, path, lane: { route: 'other', major: path } }, signal);
  const places: CommandPlaces = {
    read: async (guild) => registeredSchema.parse(await call(pathOf(guild), { method: 'GET' })),
    async write(guild, definitions) {
      await call(pathOf(guild), { method: 'PUT', body: definitions });
    },
    async clear(guild, names) {
      try {
        const registered = await places.read(guild);
        if (registered.some(({ name }) => names.has(name))) await places.write(guild, []);
      } catch (error) {
        if (!(error instanceof DiscordError) || isPassing(error)) throw error;
      }
    },
    async servers() {
      const query = { limit: String(mostServers) };
      return serversSchema.parse(await call('/users/@me/guilds', { method: 'GET', query })).map(({ id }) => id);
    },
  };
  return places;
}
