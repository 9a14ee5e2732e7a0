import { z } from 'zod';
import type { DiscordApi } from '../discord-api.ts';
import { DiscordError, isPassing } from '../discord-error.ts';
import { openCommandPlaces } from './command-places.ts';
import { commandDefinitions, definitionKey } from './definitions.ts';

const definitionSchema = z.object({ name: z.string() });

/**
 * Registers the commands unless they are already as they should be: in one server, where they appear at once, or
 * everywhere. What was registered elsewhere, when the setting was another one, is taken away, or everything would be
 * offered twice there. Two hundred may be made a day. Throws DiscordError where Discord can't be reached.
 * @returns what keeps them from being registered, a sentence for each
 */
export async function registerCommands(
  api: DiscordApi,
  { application, guild }: { readonly application: string; readonly guild: string | null },
  signal: AbortSignal,
): Promise<{ readonly faults: readonly string[] }> {
  const places = openCommandPlaces(api, application, signal);
  const definitions = commandDefinitions(guild === null);
  const names = new Set(definitions.map((definition) => definitionSchema.parse(definition).name));
  try {
    const registered = await places.read(guild);
    const ours = [...names].map((name) => registered.find((command) => command.name === name) ?? null);
    const isSame = registered.length === definitions.length && definitionKey(ours) === definitionKey(definitions);
    // Servers are asked one by one: only where commands come to a place for the first time, or are others now.
    if (!isSame) {
      for (const other of await places.servers()) if (other !== guild) await places.clear(other, names);
      await places.write(guild, definitions);
    }
    if (guild !== null) await places.clear(null, names);
    return { faults: [] };
  } catch (error) {
    if (!(error instanceof DiscordError) || isPassing(error)) throw error;
    const why = guild === null ? '' : ' in the server of DISCORD_GUILD_ID; is the bot invited there with its commands?';
    return { faults: [`Discord did not take the commands${why === '' ? `: ${error.message}.` : why}`] };
  }
}
