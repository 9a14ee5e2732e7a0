import { z } from 'zod';
import { shorten } from '../../../src/answer/shorten.ts';
import { DiscordError } from '../discord-error.ts';
import { nothing } from './screen.ts';
import type { Screen } from './screen.ts';
import type { Step } from './message-calls.ts';
import type { Writer } from './writer.ts';

const elsewhere = "I can't write in the channel where you asked, so here is my answer.";
const tooOld = 'My answer to your question took longer than the place where you asked waits for one; here it is.';

const conversation = z.object({ id: z.string() });

/**
 * What stands there after a call has failed. Throws the error where nothing can be written any more: where the bot isn't
 * let in, nothing is tried again.
 */
export async function afterFailure(
  writer: Writer,
  screen: Screen,
  error: unknown,
  { message, part, since }: Pick<Step, 'message' | 'part'> & { readonly since: number },
  signal: AbortSignal,
): Promise<Screen> {
  if (!(error instanceof DiscordError)) throw error;
  switch (error.kind) {
    case 'rate-limited':
      return screen;
    case 'no-reply':
      return afterSilence(writer, screen, { message, part, since });
    case 'token-spent':
    case 'too-late':
      if (writer.way === 'channel') throw error;
      return await leaveToken(writer, error, signal);
    case 'message-gone':
      if (writer.way === 'token' && part === 0) writer.isOriginalGone = true;
      writer.generation += 1;
      return { kind: 'deleted' };
    case 'forbidden':
    case 'not-there':
      return await writeToPerson(writer, elsewhere, error, signal);
    case 'reply-refused':
      writer.place = { ...writer.place, reference: null, isChained: false };
      return screen;
    case 'unauthorized':
    case 'thread-exists':
    case 'refused':
      throw error;
  }
}

/** Nobody knows whether the call was done. */
function afterSilence(
  writer: Writer,
  screen: Screen,
  { message, part, since }: Pick<Step, 'message' | 'part'> & { readonly since: number },
): Screen {
  if (screen.kind === 'message') return { ...screen, shown: null };
  if (writer.way === 'channel') {
    // Trying again by the same nonce gives the message that was made, if it was.
    writer.unsure.add(part);
    return screen;
  }
  return part === 0 && !writer.isOriginalGone ? screen : { kind: 'lost', message, since };
}

/** The token can't be used any more: the answer goes on as a message of the channel, which refers to the question. */
export async function leaveToken(writer: Writer, error: DiscordError, signal: AbortSignal): Promise<Screen> {
  const { address, original } = writer;
  writer.way = 'channel';
  if (address.isPrivate || address.isVisitor) return await writeToPerson(writer, tooOld, error, signal);
  // A message of the bot's that was clicked in is its own to edit.
  if (address.message !== null) return { kind: 'message', id: address.message, shown: null };
  writer.place = { ...writer.place, reference: original };
  return nothing;
}

/** The place is closed to the bot: a direct message to whoever asked is left. */
async function writeToPerson(
  writer: Writer,
  preface: string,
  error: DiscordError,
  signal: AbortSignal,
): Promise<Screen> {
  const { address, api, place } = writer;
  if (address.channelKind === 'dm' || place.channel !== address.channel) throw error;
  const lane = { route: 'other', major: 'conversations' } as const;
  const body = { recipient_id: address.user };
  const reply = await api.persist({ method: 'POST', path: '/users/@me/channels', body, lane }, signal);
  writer.way = 'channel';
  writer.place = { channel: conversation.parse(reply).id, reference: null, isChained: false };
  writer.preface = `${preface} You asked: “${shorten(writer.question.replace(/\s+/gu, ' ').trim(), 300)}”`;
  writer.generation += 1;
  return nothing;
}
