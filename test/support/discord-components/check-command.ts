import { z } from 'zod';
import { isObject, objectsIn, type JsonObject } from '../stand-in/json.ts';
import { text } from './objects.ts';
import { wrongsOf, type Wrong } from './wrong.ts';

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object */

const commandName = z
  .string()
  .regex(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u, 'Command name is invalid')
  .refine((name) => name === name.toLowerCase(), 'Command name is invalid');
const local = z.record(z.string(), z.string()).nullish();
const mostCharacters = 8_000;

export const choice = z.strictObject({
  name: text(100),
  name_localizations: local,
  value: z.union([z.string().max(100), z.number()]),
});

const attachment = 11;
/** https://docs.discord.com/developers/reference#file-type-filtering */
const fileType = z.union([z.enum(['audio', 'image', 'video']), z.string().regex(/^\.[a-z0-9]+$/u)]);

const option = z
  .strictObject({
    type: z.int().min(3).max(11),
    name: commandName,
    name_localizations: local,
    description: text(100),
    description_localizations: local,
    required: z.boolean().optional(),
    choices: z.array(choice).max(25).optional(),
    channel_types: z.array(z.int()).optional(),
    min_value: z.number().optional(),
    max_value: z.number().optional(),
    min_length: z.int().min(0).max(6_000).optional(),
    max_length: z.int().min(1).max(6_000).optional(),
    autocomplete: z.boolean().optional(),
    file_types: z.array(fileType).max(10).optional(),
  })
  .refine(({ type, file_types }) => file_types === undefined || type === attachment, 'file_types are for attachments')
  .refine(({ autocomplete, choices }) => autocomplete !== true || choices === undefined, 'choices beside autocomplete');

const command = z
  .strictObject({
    type: z.literal(1).optional(),
    name: commandName,
    name_localizations: local,
    description: text(100),
    description_localizations: local,
    options: z.array(option).max(25).optional(),
    default_member_permissions: z.string().nullish(),
    dm_permission: z.boolean().nullish(),
    default_permission: z.boolean().nullish(),
    contexts: z.array(z.int().min(0).max(2)).min(1).nullish(),
    integration_types: z.array(z.int().min(0).max(1)).min(1).nullish(),
    nsfw: z.boolean().optional(),
  })
  .superRefine(({ options = [] }, context) => {
    const firstFree = options.findIndex(({ required }) => required !== true);
    options.forEach(({ required }, index) => {
      if (required !== true || firstFree === -1 || index < firstFree) return;
      const message = 'Required options must be placed before non-required options';
      context.addIssue({ code: 'custom', path: ['options', index], message });
    });
    const names = options.map(({ name }) => name);
    if (new Set(names).size < names.length) {
      context.addIssue({ code: 'custom', path: ['options'], message: 'Option names must be unique' });
    }
  });

/** What the platform refuses of the commands of an app. */
export function checkCommands(commands: unknown): Wrong[] {
  const found = wrongsOf(z.array(command).max(100).safeParse(commands).error);
  objectsIn(commands).forEach((one, index) => {
    const length = charactersOf(one);
    if (length <= mostCharacters) return;
    const message = `Command exceeds maximum size (${mostCharacters}): ${length}`;
    found.push({ path: [index], code: 'APPLICATION_COMMAND_TOO_LARGE', message });
  });
  return found;
}

/** Names, descriptions and values of a command, its options and their choices, each translation too. */
function charactersOf(part: JsonObject): number {
  const own = [part['name'], part['description'], part['value']];
  const translated = [part['name_localizations'], part['description_localizations']].flatMap((all) =>
    isObject(all) ? Object.values(all) : [],
  );
  const inside = [...objectsIn(part['options']), ...objectsIn(part['choices'])].map(charactersOf);
  const strings = [...own, ...translated].filter((value) => typeof value === 'string');
  return [...strings.map(({ length }) => length), ...inside].reduce((sum, length) => sum + length, 0);
}
