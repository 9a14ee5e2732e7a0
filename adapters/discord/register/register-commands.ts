import { z } from 'zod';
import type { DiscordApi } from '../discord-api.ts';
import { DiscordError, isPassing } from '../discord-error.ts';
import { commandDefinitions, definitionKey } from './definitions.ts';

const registeredSchema = z.array(z.looseObject({ name: z.string() }));

/**
 * Registers the commands unless they are already as they should be: in one server, where they appear at once, or
 * everywhere. Two hundred may be made a day. Throws DiscordError where Discord can't be reached.
 * @returns what keeps them from being registered, a sentence for each
 */
export async function registerCommands(
  api: DiscordApi,
  { application, guild }: { readonly application: string; readonly guild: string | null },
  signal: AbortSignal,
): Promise<{ readonly faults: readonly string[] }> {
  const place = guild === null ? '' : `/guilds/${guild}`;
  const path = `/applications/${application}${place}/commands` as const;
  const lane = { route: 'other', major: path } as const;
  const definitions = commandDefinitions(guild === null);
  try {
    const registered = registeredSchema.parse(await api.persist({ method: 'GET', path, lane }, signal));
    const byName = new Map(registered.map((command) => [command.name, command]));
    const ours = definitions.map((definition) => byName.get(String(definition['name'])) ?? null);
    const isSame = registered.length === definitions.length && definitionKey(ours) === definitionKey(definitions);
    if (!isSame) await api.persist({ method: 'PUT', path, body: definitions, lane }, signal);
    return { faults: [] };
  } catch (error) {
    if (!(error instanceof DiscordError) || isPassing(error)) throw error;
    const why = guild === null ? '' : ' in the server of DISCORD_GUILD_ID; is the bot invited there with its commands?';
    return { faults: [`Discord did not take the commands${why === '' ? `: ${error.message}.` : why}`] };
  }
}
