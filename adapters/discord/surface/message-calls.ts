import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Call } from '../discord-api.ts';
import { DiscordError } from '../discord-error.ts';
import { limits } from '../limits.ts';
import type { Lane } from '../pace/lane.ts';
import type { Permit } from '../pace/pace.ts';
import { flagOf, fitsMessage, textDisplay, typeOf } from '../render/components.ts';
import type { DiscordMessage } from '../render/components.ts';
import { sentenceText } from '../render/render-sentence.ts';
import { contentKey } from './screen.ts';
import type { Screen } from './screen.ts';
import type { Writer } from './writer.ts';

/** One message on its way to its place. */
export interface Step {
  readonly message: DiscordMessage;
  /** Its place among the messages of the answer. */
  readonly part: number;
  /** The message before it; null for the first one, and where it isn't known. */
  readonly before: string | null;
}

const sent = z.object({ id: z.string() });

/** The lane of the call that brings this part nearer to its end. */
export function laneOf(writer: Writer, screen: Screen, part: number): Lane {
  const { way, address, place } = writer;
  const isEdit = screen.kind === 'message' || isOriginal(writer, part);
  if (way === 'token') return { route: isEdit ? 'edit-response' : 'post-response', major: address.token ?? '' };
  return { route: isEdit ? 'edit-message' : 'post-message', major: place.channel };
}

/** Writes the message: a new one where there is none, else over the one that is there. Throws as the API does. */
export async function write(
  writer: Writer,
  screen: Screen,
  step: Step,
  permit: Permit,
  signal: AbortSignal,
): Promise<Screen> {
  const { message, part } = step;
  const key = contentKey(message);
  const call = writer.way === 'token' ? byToken(writer, screen, step) : byChannel(writer, screen, step);
  const wasUnsure = writer.unsure.has(part);
  const { id } = parseSent(await writer.api.call({ ...call, lane: permit.lane }, signal, permit));
  writer.unsure.delete(part);
  if (isOriginal(writer, part)) writer.original = id;
  // The post before may have been done: what stands there may be what that one said.
  const isOld = wasUnsure && call.method === 'POST';
  return { kind: 'message', id, shown: isOld ? null : key };
}

function parseSent(reply: unknown): { readonly id: string } {
  const parsed = sent.safeParse(reply);
  if (!parsed.success) throw new DiscordError('no-reply', 'a message', { said: 'a reply without a message' });
  return parsed.data;
}

/** The first message by a token is the one that stands there since the interaction was acknowledged. */
function isOriginal({ way, isOriginalGone }: Writer, part: number): boolean {
  return way === 'token' && part === 0 && !isOriginalGone;
}

function byToken(writer: Writer, screen: Screen, { message, part }: Step): Omit<Call, 'lane'> {
  const { application, token, isPrivate } = writer.address;
  const webhook = `/webhooks/${application}/${token ?? ''}` as const;
  const own = isOriginal(writer, part) ? '@original' : screen.kind === 'message' ? screen.id : null;
  const body = bodyOf(writer, message, part);
  if (own !== null) {
    return { method: 'PATCH', path: `${webhook}/messages/${own}`, body: { ...overwriting, ...body } };
  }
  const flags = message.flags | (isPrivate ? flagOf.ephemeral : 0);
  return { method: 'POST', path: webhook, query: { wait: 'true' }, body: { ...body, flags } };
}

function byChannel(writer: Writer, screen: Screen, { message, part, before }: Step): Omit<Call, 'lane'> {
  const { channel, reference, isChained } = writer.place;
  const body = bodyOf(writer, message, part);
  const messages = `/channels/${channel}/messages` as const;
  if (screen.kind === 'message') {
    return { method: 'PATCH', path: `${messages}/${screen.id}`, body: { ...overwriting, ...body } };
  }
  const answered = part === 0 ? reference : isChained ? before : null;
  const refer = answered === null ? {} : { message_reference: { message_id: answered, fail_if_not_exists: false } };
  const nonce = nonceOf(writer, part);
  return { method: 'POST', path: messages, body: { ...body, ...refer, nonce, enforce_nonce: true } };
}

/** The call that takes a message of ours away. */
export function removal({ way, address, place }: Writer, id: string): Call {
  const { application, token } = address;
  const isByToken = way === 'token' && token !== null;
  return {
    method: 'DELETE',
    path: isByToken ? `/webhooks/${application}/${token}/messages/${id}` : `/channels/${place.channel}/messages/${id}`,
    lane: isByToken ? { route: 'delete-response', major: token } : { route: 'delete-message', major: place.channel },
  };
}

/** A message of components takes the place of whatever stood there. */
const overwriting = { content: null, embeds: [] } as const;

/** Nobody is called, whatever the text says: neither those it names nor whoever is answered. */
const allowed_mentions = { parse: [], replied_user: false } as const;

function bodyOf({ preface }: Writer, message: DiscordMessage, part: number) {
  const { flags, content, components } = preface === null || part > 0 ? message : withPreface(message, preface);
  return { flags, components, allowed_mentions, ...(content === null ? {} : { content }) };
}

/** What has to be said before the answer, where there is room. */
function withPreface(message: DiscordMessage, preface: string): DiscordMessage {
  const { content, components } = message;
  const text = `-# ${sentenceText(preface)}`;
  if (content !== null) {
    const whole = `${text}\n${content}`;
    return whole.length > limits.content ? message : { ...message, content: whole };
  }
  const [container, ...others] = components;
  if (container?.type !== typeOf.container) return message;
  const inner = [textDisplay(text), ...container.components];
  return fitsMessage(inner) ? { ...message, components: [{ ...container, components: inner }, ...others] } : message;
}

/** The same for every try of one message: the platform makes one of all of them. */
function nonceOf({ address, style, generation }: Writer, part: number): string {
  const name = `${address.questionId} ${part} ${style} ${generation}`;
  return createHash('sha256').update(name).digest('base64url').slice(0, limits.nonce);
}
