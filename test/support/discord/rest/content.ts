import { breaksServer, checkMessage, componentsV2, isEmpty } from '../../discord-components/check-message.ts';
import { isObject, objectsIn, stringIn, type JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import { refusals } from '../refusal.ts';
import { ephemeral, loading, suppressEmbeds, type Content, type Message } from '../state/messages.ts';
import type { Upload } from './route.ts';

const suppressNotifications = 1 << 12;
/** Flags that a new message can be given, and those that an edit can change. */
const ofCreate = suppressEmbeds | suppressNotifications | componentsV2;
const ofEdit = suppressEmbeds | componentsV2;

/** What a new message says. Throws a Refusal for what the platform would refuse. */
export function newContent(parts: Parts, body: JsonObject, files: ReadonlyMap<number, Upload>): Content {
  const content: Content = {
    content: stringIn(body['content']) ?? '',
    embeds: objectsIn(body['embeds']),
    components: objectsIn(body['components']),
    flags: Number(body['flags'] ?? 0) & ofCreate,
    attachments: store(parts, body, files),
  };
  demandSound(body, content);
  return content;
}

/** What a message says after an edit; what the edit doesn't name stays. */
export function editedContent(
  parts: Parts,
  message: Message,
  body: JsonObject,
  files: ReadonlyMap<number, Upload>,
): Content {
  const asked = body['flags'];
  const wasV2 = (message.flags & componentsV2) !== 0;
  if (typeof asked === 'number' && wasV2 && (asked & componentsV2) === 0) {
    const message = 'The flag IS_COMPONENTS_V2 cannot be removed';
    throw refusals.invalidBody([{ path: ['flags'], code: 'MESSAGE_FLAGS_COMPONENTS_V2_REMOVED', message }]);
  }
  const kept = message.flags & ~loading & ~(typeof asked === 'number' ? ofEdit : 0);
  const listed = objectsIn(body['attachments']).map(({ id }) => String(id));
  const stay = Array.isArray(body['attachments'])
    ? message.attachments.filter((id) => listed.includes(id))
    : message.attachments;
  const content: Content = {
    content: 'content' in body ? (stringIn(body['content']) ?? '') : message.content,
    embeds: 'embeds' in body ? objectsIn(body['embeds']) : message.embeds,
    components: 'components' in body ? objectsIn(body['components']) : message.components,
    flags: kept | (Number(asked ?? 0) & ofEdit),
    attachments: [...stay, ...store(parts, body, files)],
  };
  demandSound(body, content);
  return content;
}

/** Of the body what isn't kept is checked, and of the message all that would stand there. */
function demandSound(body: JsonObject, content: Content): void {
  const { content: text, embeds, components, flags } = content;
  const wrongs = checkMessage({ ...body, content: text, embeds, components, flags });
  if (wrongs.length > 0) throw refusals.invalidBody(wrongs);
  if (isEmpty({ ...content, attachments: content.attachments.map((id) => ({ id })) })) throw refusals.empty();
  if (breaksServer({ components })) throw refusals.broken();
}

function store({ world }: Parts, body: JsonObject, files: ReadonlyMap<number, Upload>): string[] {
  const described = objectsIn(body['attachments']);
  return [...files].map(([number, { name, type, bytes }]) => {
    const about = described.find(({ id }) => String(id) === String(number));
    const id = world.id();
    const filename = stringIn(about?.['filename']) ?? name;
    world.attachments.set(id, { id, name: filename, type, bytes, description: stringIn(about?.['description']) });
    return id;
  });
}

/** Whom a text of the app pings. https://docs.discord.com/developers/resources/message#allowed-mentions-object */
export function pingsOf(text: string, allowed: unknown, replyTo: string | null): Message['pings'] {
  const found = mentionsIn(text);
  const answered = replyTo === null ? [] : [replyTo];
  if (!isObject(allowed)) return { ...found, users: [...new Set([...found.users, ...answered])] };
  const parse = new Set(Array.isArray(allowed['parse']) ? allowed['parse'] : []);
  const some = (name: 'users' | 'roles'): string[] => {
    const listed = new Set(Array.isArray(allowed[name]) ? allowed[name] : []);
    return found[name].filter((id) => parse.has(name) || listed.has(id));
  };
  const replied = allowed['replied_user'] === true ? answered : [];
  return {
    everyone: found.everyone && parse.has('everyone'),
    users: [...new Set([...some('users'), ...replied])],
    roles: some('roles'),
  };
}

/** Mentions in a text, those in code included: the platform pings for them, too. */
export function mentionsIn(text: string): Message['pings'] {
  const all = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, id = '']) => id);
  return {
    everyone: /@(?:everyone|here)/u.test(text),
    users: [...new Set(all(/<@!?(\d+)>/gu))],
    roles: [...new Set(all(/<@&(\d+)>/gu))],
  };
}

export function isEphemeral(flags: unknown): boolean {
  return (Number(flags ?? 0) & ephemeral) !== 0;
}
