import { z } from 'zod';
import { metadataType } from './message-calls.ts';
import type { Place } from './place.ts';
import type { LostScreen, Post, Screen } from './screen.ts';
import type { Writer } from './writer.ts';
import { SlackError } from '../slack-error.ts';

const found = z.object({
  ts: z.string(),
  text: z.string().default(''),
  bot_id: z.string().optional(),
  metadata: z
    .object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()).default({}) })
    .optional(),
});
const page = z.object({ messages: z.array(found) });
type Found = z.infer<typeof found>;

/** Between our clock and theirs. Milliseconds. */
const clockDifference = 60_000;
/** A lost answer was begun at most so long ago. Milliseconds. */
const longestAnswer = 15 * 60_000;
/** A post that isn't to be seen after this time wasn't made. Milliseconds. */
const appearsWithin = 1_000;

/**
 * Looks for the message of a post whose reply was lost.
 * @returns what stands there; the lost post itself while it is too early to say
 */
export async function findPost(writer: Writer, lost: LostScreen, signal: AbortSignal): Promise<Screen> {
  const known = 'ts' in lost.before ? lost.before.ts : null;
  const ts = (await findPosts(writer, lost, signal)).findLast((one) => one !== known);
  if (ts === undefined) return writer.clock.now() - lost.since < appearsWithin ? lost : lost.before;
  if (lost.method === 'chat.startStream') {
    return { kind: 'stream', ts, appended: '', since: lost.since, broken: true };
  }
  return { kind: 'message', ts, shown: lost.message, holdsAll: false };
}

/** The ts of all messages that the post may have made, oldest first. */
export async function findPosts(writer: Writer, lost: LostScreen, signal: AbortSignal): Promise<readonly string[]> {
  const isIt = lost.method === 'chat.postMessage' ? isPart(writer, lost.part) : isStream(lost);
  return (await recent(writer, lost, signal)).filter(isIt).map(({ ts }) => ts);
}

/** The ts of all messages of the answer that say so themselves, its first part first; a stream does so once it has ended. */
export async function findAnswer(writer: Writer, place: Place, signal: AbortSignal): Promise<readonly string[]> {
  const since = writer.clock.now() - longestAnswer;
  const found = await recent(writer, { place, since }, signal);
  return found.filter((message) => partOf(writer, message) !== null).map(({ ts }) => ts);
}

/** The ts of the stream that was begun last at the place, as far as it shows what it was begun with; null: there is none. */
export async function findStream(
  writer: Writer,
  place: Place,
  begun: Pick<Post, 'message' | 'since'>,
  signal: AbortSignal,
): Promise<string | null> {
  const found = await recent(writer, { place, since: begun.since }, signal);
  return found.findLast(isStream(begun))?.ts ?? null;
}

/** Messages of the answer's place since the time, oldest first; none when they can't be read. */
async function recent(
  { api }: Writer,
  { place, since }: Pick<LostScreen, 'place' | 'since'>,
  signal: AbortSignal,
): Promise<readonly Found[]> {
  const range = { oldest: ((since - clockDifference) / 1_000).toFixed(6), limit: 100, include_all_metadata: true };
  try {
    if (place.thread !== null) {
      const args = { channel: place.channel, ts: place.thread, ...range };
      return page.parse(await api.read('conversations.replies', args, signal)).messages;
    }
    const args = { channel: place.channel, ...range };
    return page.parse(await api.read('conversations.history', args, signal)).messages.toReversed();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof SlackError || error instanceof z.ZodError) return [];
    throw error;
  }
}

function isPart(writer: Writer, part: number): (message: Found) => boolean {
  return (message) => partOf(writer, message) === part;
}

/** Its place among the messages of the answer; null when it isn't one of them. */
function partOf({ address }: Writer, { metadata }: Found): unknown {
  if (metadata?.event_type !== metadataType || metadata.event_payload['question'] !== address.questionId) return null;
  return metadata.event_payload['part'] ?? null;
}

/** A stream carries no metadata before it ends: it is known by its beginning. */
function isStream({ message, since }: Pick<Post, 'message' | 'since'>): (message: Found) => boolean {
  const opening = lettersOf(message.markdown);
  return ({ ts, text, bot_id, metadata }) =>
    bot_id !== undefined &&
    metadata === undefined &&
    Number(ts) * 1_000 >= since - clockDifference &&
    lettersOf(text).startsWith(opening);
}

/** Letters and digits alone: marks are shown in other ways than they were written. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
