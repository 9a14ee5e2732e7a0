import { objectsIn, stringIn, type JsonObject } from '../stand-in/json.ts';
import { componentsV2, textsShown } from './check-message.ts';
import { walkComponents } from './walk-components.ts';

export interface ShownLink {
  readonly url: string;
  /** What a person reads in place of the address. */
  readonly label: string;
}

const suppressEmbeds = 1 << 2;

/** Everything in the texts of a message that is shown as a mention, whoever may be pinged by it. */
export function mentionsShown(message: JsonObject): string[] {
  const pattern = /(?<!\\)<(?:@[!&]?\d+|#\d+|id:\w+)>|(?<!\\)@(?:everyone|here)(?![\p{L}\p{N}])/gu;
  return proseOf(message).flatMap((text) => text.match(pattern) ?? []);
}

/** Every link whose label isn't its own address. */
export function maskedLinks(message: JsonObject): ShownLink[] {
  const pattern = /(?<!\\)\[((?:\\.|\[[^[\]]*\]|[^[\]\\])*)\]\(<?(https?:[^\s)>]*)/giu;
  return proseOf(message)
    .flatMap((text) => [...text.matchAll(pattern)].map(([, label = '', url = '']) => ({ url, label })))
    .filter(({ url, label }) => url !== label);
}

/** Addresses that the platform would show a preview of: those of a classic message that stand there bare. */
export function unfurled(message: JsonObject): string[] {
  const flags = Number(message['flags'] ?? 0);
  if ((flags & (componentsV2 | suppressEmbeds)) !== 0) return [];
  return proseOf(message).flatMap((text) => text.match(/(?<!<)\bhttps?:\/\/[^\s<>)]+/giu) ?? []);
}

/** Addresses of every picture that the message would load, uploaded ones apart. */
export function pictures({ components, embeds }: JsonObject): string[] {
  const all = [...walkComponents(components)];
  const media = all.flatMap((one) => [
    ...objectsIn([one['media']]),
    ...objectsIn(one['items']).flatMap((item) => objectsIn([item['media']])),
  ]);
  const inEmbeds = objectsIn(embeds).flatMap((embed) => objectsIn([embed['image'], embed['thumbnail']]));
  const urls = [...media, ...inEmbeds].map(({ url }) => stringIn(url) ?? '');
  return urls.filter((url) => !url.startsWith('attachment://'));
}

/** The texts without their code, where nothing is looked for. */
function proseOf({ content, components, embeds }: JsonObject): string[] {
  const inEmbeds = objectsIn(embeds).flatMap((embed) => [
    ...[embed['title'], embed['description']],
    ...objectsIn(embed['fields']).flatMap(({ name, value }) => [name, value]),
  ]);
  const texts = [content, ...textsShown(components), ...inEmbeds].filter((text) => typeof text === 'string');
  return texts.map((text) => text.replaceAll(/(`{3,})[\s\S]*?\1|(?<!\\)(`+)(?!`)[\s\S]*?(?<!`)\2(?!`)/gu, ' '));
}
