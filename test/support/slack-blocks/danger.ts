import { walk } from './walk.ts';

export interface ShownLink {
  readonly url: string;
  /** What a person reads in place of the address. */
  readonly label: string;
}

const mentions = /<(?:[!@#][^>]*)>?|(?<![\p{L}\p{N}_.])@(?:everyone|channel|here)\b/giu;
const mentionElements = new Set(['user', 'usergroup', 'channel', 'broadcast']);

/** Everything in a message that would ring somebody's bell. */
export function livePings(payload: unknown): string[] {
  const inText = parsedTexts(payload).flatMap((text) => text.match(mentions) ?? []);
  const elements = [...walk(payload)].filter(([, { type }]) => typeof type === 'string' && mentionElements.has(type));
  return [...inText, ...elements.map(([, element]) => JSON.stringify(element))];
}

/** Every link whose label isn't its own address. */
export function maskedLinks(payload: unknown): ShownLink[] {
  const found: ShownLink[] = [];
  for (const [, { type, url, text }] of walk(payload)) {
    if (type === 'link' && typeof url === 'string' && typeof text === 'string') found.push({ url, label: text });
  }
  for (const text of parsedTexts(payload)) {
    for (const [, url = '', label = ''] of text.matchAll(/<([^<>|!@#\u2060][^<>|]*)\|([^<>]*)>/gu))
      found.push({ url: unescaped(url), label });
  }
  for (const text of markdownTexts(payload)) {
    for (const [, label = '', url = ''] of text.matchAll(
      /(?<!\\)\[((?:\\.|\[[^[\]]*\]|[^[\]\\])*)\]\(<?([^\s)>]*)/gu,
    )) {
      found.push({ url, label });
    }
  }
  return found.filter(({ url, label }) => label !== url && unescaped(label) !== unescaped(url));
}

/** Every picture that the message would load. */
export function pictures(payload: unknown): string[] {
  const blocks = [...walk(payload)].filter(([, { type }]) => type === 'image').map(([, node]) => JSON.stringify(node));
  return [
    ...blocks,
    ...markdownTexts(payload).flatMap((text) => text.match(/(?<!\\)!\[(?:\[[^[\]]*\]|[^[\]])*\](?:\(|\[)/gu) ?? []),
  ];
}

/** Texts in which the platform looks for mentions and links. */
function parsedTexts(payload: unknown): string[] {
  const [top] = walk(payload);
  const objects = [...walk(payload)].filter(([, { type }]) => type === 'mrkdwn').map(([, { text }]) => text);
  return [top?.[1]['text'], ...objects, ...markdownTexts(payload)].filter((text) => typeof text === 'string');
}

function markdownTexts(payload: unknown): string[] {
  return [...walk(payload)]
    .flatMap(([, { type, text, markdown, markdown_text }]) => [
      type === 'markdown' ? text : '',
      markdown,
      markdown_text,
    ])
    .filter((text) => typeof text === 'string');
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
