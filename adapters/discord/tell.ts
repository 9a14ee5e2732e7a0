import { createHash } from 'node:crypto';
import type { DiscordAddress } from './discord-address.ts';
import type { DiscordApi } from './discord-api.ts';
import { limits } from './limits.ts';
import { flagOf } from './render/components.ts';
import type { DiscordMessage } from './render/components.ts';
import { renderSentence } from './render/render-sentence.ts';

const nobody = { parse: [], replied_user: false } as const;

/**
 * Shows something that isn't an answer: in place of the message that stands for an interaction, else in reply to the
 * message. Throws DiscordError.
 */
export async function tell(
  api: DiscordApi,
  address: Pick<DiscordAddress, 'application' | 'token' | 'channel' | 'replyTo' | 'questionId'>,
  message: string | DiscordMessage,
  signal: AbortSignal,
): Promise<void> {
  const { application, token, channel, replyTo, questionId } = address;
  const body = bodyOf(message);
  if (token !== null) {
    const path = `/webhooks/${application}/${token}/messages/@original` as const;
    await api.persist({ method: 'PATCH', path, body, lane: { route: 'edit-response', major: token } }, signal);
    return;
  }
  const refer = replyTo === null ? {} : { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
  const nonce = createHash('sha256').update(`${questionId} told`).digest('base64url').slice(0, limits.nonce);
  const lane = { route: 'post-message', major: channel } as const;
  const path = `/channels/${channel}/messages` as const;
  await api.persist({ method: 'POST', path, body: { ...body, ...refer, nonce, enforce_nonce: true }, lane }, signal);
}

/** Shows something to the person alone who clicked, beside the message that they clicked in. Throws DiscordError. */
export async function tellBeside(
  api: DiscordApi,
  { application, token }: { readonly application: string; readonly token: string },
  message: string | DiscordMessage,
  signal: AbortSignal,
): Promise<void> {
  const { flags, ...body } = bodyOf(message);
  const path = `/webhooks/${application}/${token}` as const;
  const call = { method: 'POST', path, body: { ...body, flags: flags | flagOf.ephemeral } } as const;
  await api.call({ ...call, lane: { route: 'post-response', major: token } }, signal);
}

function bodyOf(message: string | DiscordMessage) {
  const { flags, components, content } = typeof message === 'string' ? renderSentence(message) : message;
  return { flags, components, allowed_mentions: nobody, ...(content === null ? {} : { content }) };
}
