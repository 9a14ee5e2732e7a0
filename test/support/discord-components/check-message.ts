import { z } from 'zod';
import { isObject, objectsIn, stringIn, type JsonObject } from '../stand-in/json.ts';
import { classicRow, topComponent } from './components.ts';
import { embed, lengthOf } from './embeds.ts';
import { walkComponents } from './walk-components.ts';
import { wrongsOf, type Wrong } from './wrong.ts';

/** The flag that a message is made of components alone. */
export const componentsV2 = 1 << 15;
const mostContent = 2_000;
const mostComponents = 40;
const mostShown = 4_000;
const mostOfEmbeds = 6_000;
const mostBytesShown = 10_170;
const bytesBesideText = 12;

const frame = z.object({
  content: z.string().max(mostContent).nullish(),
  embeds: z.array(embed).max(10).nullish(),
  nonce: z.union([z.string().max(25), z.int()]).nullish(),
  flags: z.int().min(0).nullish(),
  allowed_mentions: z
    .strictObject({
      parse: z.array(z.enum(['roles', 'users', 'everyone'])).optional(),
      roles: z.array(z.string()).max(100).optional(),
      users: z.array(z.string()).max(100).optional(),
      replied_user: z.boolean().optional(),
    })
    .nullish(),
});

/**
 * What the platform refuses of a message as a whole: of a new one what is sent, of an edited one what would stand there.
 * Empty when it is fine. Lengths in UTF-16 units, the strictest reading. Written from the published limits alone.
 */
export function checkMessage(message: JsonObject): Wrong[] {
  const isV2 = (Number(message['flags'] ?? 0) & componentsV2) !== 0;
  return [
    ...wrongsOf(frame.safeParse(message).error),
    ...checkEmbeds(message['embeds']),
    ...checkMentions(message['allowed_mentions']),
    ...(isV2 ? checkV2(message) : checkClassic(message)),
    ...checkIds(message['components']),
  ];
}

/** True when the platform fails with a status of 500 in place of an error: long texts in scripts of several bytes. */
export function breaksServer({ components }: JsonObject): boolean {
  return bytesShown(components) > mostBytesShown;
}

/** Bytes of UTF-8 in all text displays, with what each costs beside its text. */
export function bytesShown(components: unknown): number {
  return textsShown(components).reduce((sum, text) => sum + Buffer.byteLength(text) + bytesBesideText, 0);
}

/** The texts of all text displays, in order. */
export function textsShown(components: unknown): string[] {
  return [...walkComponents(components)].filter(({ type }) => type === 10).map((one) => stringIn(one['content']) ?? '');
}

function checkV2({ content, embeds, components, poll, sticker_ids: stickers }: JsonObject): Wrong[] {
  const found: Wrong[] = [];
  for (const [name, value] of Object.entries({ content, embeds, poll, sticker_ids: stickers })) {
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    found.push({
      path: [name],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    });
  }
  found.push(...wrongsOf(z.array(topComponent).min(1).safeParse(components).error, ['components']));
  const count = [...walkComponents(components)].length;
  if (count > mostComponents)
    found.push(tooMany(['components'], `${count} components; the maximum is ${mostComponents}`));
  const shown = textsShown(components).reduce((sum, text) => sum + text.length, 0);
  if (shown > mostShown) {
    const code = 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED';
    const message = `The total displayable text size exceeds the maximum size of ${mostShown} (${shown})`;
    found.push({ path: ['components'], code, message });
  }
  return found;
}

function checkClassic({ components }: JsonObject): Wrong[] {
  return wrongsOf(z.array(classicRow).max(5).nullish().safeParse(components).error, ['components']);
}

function checkEmbeds(embeds: unknown): Wrong[] {
  const parsed = z.array(embed).safeParse(embeds);
  const length = (parsed.data ?? []).reduce((sum, one) => sum + lengthOf(one), 0);
  if (length <= mostOfEmbeds) return [];
  const message = `Embed size exceeds maximum size of ${mostOfEmbeds} (${length})`;
  return [{ path: ['embeds'], code: 'MAX_EMBED_SIZE_EXCEEDED', message }];
}

function checkMentions(mentions: unknown): Wrong[] {
  if (!isObject(mentions) || !Array.isArray(mentions['parse'])) return [];
  const parse: readonly unknown[] = mentions['parse'];
  return ['users', 'roles'].flatMap((name) => {
    const listed = mentions[name];
    if (!parse.includes(name) || !Array.isArray(listed) || listed.length === 0) return [];
    const message = `parse:["${name}"] and ${name}: [ids...] are mutually exclusive.`;
    return [{ path: ['allowed_mentions'], code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message }];
  });
}

function checkIds(components: unknown): Wrong[] {
  const all = [...walkComponents(components)];
  return [
    ...repeated(all, 'custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED'),
    ...repeated(all, 'id', 'COMPONENT_ID_DUPLICATED'),
  ];
}

function repeated(all: readonly JsonObject[], key: string, code: string): Wrong[] {
  const values = all.map((one) => one[key]).filter((value) => value !== undefined && value !== 0);
  const twice = new Set(values.filter((value, index) => values.indexOf(value) !== index));
  return [...twice].map((value) => ({
    path: ['components'],
    code,
    message: `${key} ${String(value)} stands there twice`,
  }));
}

function tooMany(path: readonly string[], message: string): Wrong {
  return { path, code: 'BASE_TYPE_BAD_LENGTH', message };
}

/** Whether anything at all would be seen. */
export function isEmpty(message: JsonObject): boolean {
  const lists = [message['embeds'], message['components'], message['attachments']].map(objectsIn);
  return (stringIn(message['content']) ?? '').trim() === '' && lists.every((list) => list.length === 0);
}
