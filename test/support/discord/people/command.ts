import { deliver } from '../gateway/deliver.ts';
import { isObject, objectsIn, stringIn, type JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import { interactionTypes } from '../state/interactions.ts';
import { commandAttachment } from '../state/message-shape.ts';
import { permissionsIn } from '../state/permissions.ts';
import { begin, payloadOf, type Place } from './payload.ts';

const attachmentOption = 11;

/** A command as it is typed. */
export interface Slash extends Place {
  /** Without the slash. `hsc` unless it is given. */
  readonly command?: string;
  /** The server's own settings let the person use the command, whatever it asks for by default. */
  readonly allowed?: boolean;
  /** By name; of an attachment its id. */
  readonly options?: Readonly<Record<string, string | number | boolean>>;
}

export interface Typing extends Slash {
  /** The option that is being typed. */
  readonly option: string;
  readonly value: string;
}

export interface Commands {
  /** Sends a command; gives the id of the interaction. Throws when the app has registered no such command there. */
  slash(slash: Slash): string;
  /** Types into an option that completes itself; gives the id of the interaction. */
  autocomplete(typing: Typing): string;
  /** The commands that a person can choose from in a channel, or that there are for anybody. */
  commandsIn(channel: string, person?: string): JsonObject[];
}

export function createCommands(parts: Parts): Commands {
  return {
    slash(given) {
      const { command, options } = read(parts, given);
      for (const option of objectsIn(command['options'])) {
        const isThere = options.some(({ name }) => name === option['name']);
        if (option['required'] === true && !isThere)
          throw new Error(`the option ${String(option['name'])} is required`);
      }
      return send(parts, given, interactionTypes.command, command, options);
    },
    autocomplete(given) {
      const { command, options } = read(parts, given);
      const option = optionOf(command, given.option);
      if (option['autocomplete'] !== true) throw new Error(`${given.option} doesn't complete itself`);
      const focused = { type: option['type'], name: given.option, value: given.value, focused: true };
      return send(parts, given, interactionTypes.autocomplete, command, [...options, focused]);
    },
    commandsIn: (channel, person) =>
      available(parts, channel).filter((one) => person === undefined || mayUse(parts, one, channel, person)),
  };
}

/** Guild commands in their guild alone, before those of all guilds; these where their contexts and installations say. */
function available({ app, world }: Parts, channel: string): JsonObject[] {
  const { guild } = world.channel(channel);
  const botIsThere = guild === null || world.guild(guild).members.has(app.id);
  const own = guild === null || !botIsThere ? [] : (app.commands.get(guild) ?? []);
  const listed = (value: unknown): unknown[] | null => (Array.isArray(value) ? value : null);
  const everywhere = (app.commands.get('') ?? []).filter(({ contexts, integration_types: kinds }) => {
    const fits = listed(contexts)?.includes(guild === null ? 1 : 0) ?? true;
    return fits && (listed(kinds) ?? [0]).includes(botIsThere ? 0 : 1);
  });
  return [...own, ...everywhere.filter(({ name }) => own.every((one) => one['name'] !== name))];
}

/** In servers a command may ask for permissions. */
function mayUse({ world }: Parts, command: JsonObject, channel: string, person: string): boolean {
  const place = world.channel(channel);
  const needed = BigInt(stringIn(command['default_member_permissions']) ?? 0);
  return place.guild === null || (permissionsIn(world, place, person) & needed) === needed;
}

function read(parts: Parts, { command: name = 'hsc', channel, user, allowed = false, options = {} }: Slash) {
  const command = available(parts, channel).find((one) => one['name'] === name);
  if (command === undefined || !(allowed || mayUse(parts, command, channel, user)))
    throw new Error(`no command /${name} can be chosen in ${channel}`);
  const given = Object.entries(options).map(([option, value]): JsonObject => {
    const found = optionOf(command, option);
    const choices = objectsIn(found['choices']);
    if (choices.length > 0 && choices.every((one) => one['value'] !== value)) {
      throw new Error(`${String(value)} is no choice of ${option}`);
    }
    if (!isOffered(parts, found['file_types'], String(value))) throw new Error(`${option} takes no such file`);
    return { type: found['type'], name: option, value };
  });
  return { command, options: given };
}

/** The file chooser shows files of the types alone that the option names. */
function isOffered({ world }: Parts, types: unknown, id: string): boolean {
  const file = world.attachments.get(id);
  if (!Array.isArray(types) || file === undefined) return true;
  return types.some((type) => file.type.startsWith(`${String(type)}/`) || file.name.endsWith(String(type)));
}

function optionOf(command: JsonObject, name: string): JsonObject {
  const found = objectsIn(command['options']).find((one) => one['name'] === name);
  if (!isObject(found)) throw new Error(`/${String(command['name'])} has no option ${name}`);
  return found;
}

function send(parts: Parts, place: Place, type: number, command: JsonObject, options: readonly JsonObject[]): string {
  const interaction = begin(parts, place, { type, name: String(command['name']) });
  const files = options.filter((option) => option['type'] === attachmentOption).map(({ value }) => String(value));
  const attachments = Object.fromEntries(files.map((id) => [id, commandAttachment(parts, place.channel, id)]));
  const guild = command['guild_id'] === undefined ? {} : { guild_id: command['guild_id'] };
  const resolved = files.length === 0 ? {} : { resolved: { attachments } };
  const data = { id: command['id'], name: command['name'], type: 1, options, ...guild, ...resolved };
  deliver(parts, parts.world.channel(place.channel), interaction, payloadOf(parts, interaction, data));
  return interaction.id;
}
