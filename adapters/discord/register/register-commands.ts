import { z } from 'zod';
import type { DiscordApi } from '../discord-api.ts';
import { commandDefinitions, definitionKey } from './definitions.ts';

const registeredSchema = z.array(z.looseObject({ name: z.string() }));

/**
 * Registers the commands unless they are already as they should be: in one server, where they appear at once, or
 * everywhere. Two hundred may be made a day. Throws as the API does.
 * @returns whether something had to be written
 */
export async function registerCommands(
  api: DiscordApi,
  { application, guild }: { readonly application: string; readonly guild: string | null },
  signal: AbortSignal,
): Promise<boolean> {
  const place = guild === null ? '' : `/guilds/${guild}`;
  const path = `/applications/${application}${place}/commands` as const;
  const lane = { route: 'other', major: path } as const;
  const definitions = commandDefinitions(guild === null);
  const registered = registeredSchema.parse(await api.persist({ method: 'GET', path, lane }, signal));
  const byName = new Map(registered.map((command) => [command.name, command]));
  const ours = definitions.map((definition) => byName.get(String(definition['name'])) ?? null);
  if (registered.length === definitions.length && definitionKey(ours) === definitionKey(definitions)) return false;
  await api.persist({ method: 'PUT', path, body: definitions, lane }, signal);
  return true;
}
