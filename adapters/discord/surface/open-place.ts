import { z } from 'zod';
import { shorten } from '../../../src/answer/shorten.ts';
import { cleanText } from '../../clean-text.ts';
import { DiscordError, isPassing } from '../discord-error.ts';
import { limits } from '../limits.ts';
import type { Lane } from '../pace/lane.ts';
import type { Permit } from '../pace/pace.ts';
import type { Writer } from './writer.ts';

/** So many answers at once in a channel leave each other too few edits, and the reader no overview. */
const crowd = 3;
/** In minutes; of the few that the platform takes. https://docs.discord.com/developers/resources/channel#channel-object */
const archiveAfter = 1_440;

const threadSchema = z.object({ id: z.string() });

/** How long a thread is waited for before anything is shown. Milliseconds. */
const patience = 600;

/**
 * Begins a thread on the question where its answer is to stand in one: for a longer talk, or since much goes on in the
 * channel, whose messages share one limit while each thread has its own. Where no thread can be begun the answer stands
 * in the channel.
 */
export async function openPlace(writer: Writer, signal: AbortSignal): Promise<void> {
  const lane = threadLane(writer);
  if (lane === null) return;
  if (writer.address.thread === 'busy' && writer.pace.running(lane.major) <= crowd) return;
  const permit = await writer.pace.soon(lane, patience, signal);
  if (permit !== null) await startThread(writer, permit, signal);
}

/** The lane of the call that begins a thread for the answer; null where it isn't to stand in one, or does. */
export function threadLane({ address, place, way, threadsRefused }: Writer): Lane | null {
  const { channel, replyTo, thread } = address;
  if (threadsRefused || replyTo === null || thread === 'never' || way !== 'channel' || place.channel !== channel)
    return null;
  return { route: 'start-thread', major: channel };
}

/** Begins it, and goes there. Throws nothing but the signal's reason. */
export async function startThread(writer: Writer, permit: Permit, signal: AbortSignal): Promise<void> {
  const { address, api, question } = writer;
  const path = `/channels/${address.channel}/messages/${address.replyTo ?? ''}/threads` as const;
  const body = { name: nameOf(question), auto_archive_duration: archiveAfter };
  try {
    const call = { method: 'POST', path, body, lane: permit.lane } as const;
    const reply = threadSchema.safeParse(await api.call(call, signal, permit));
    if (reply.success) enter(writer, reply.data.id);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof DiscordError)) throw error;
    // A thread on a message has the message's own number.
    if (error.kind === 'thread-exists') enter(writer, address.replyTo ?? '');
    else if (!isPassing(error)) writer.threadsRefused = true;
  }
}

function enter(writer: Writer, thread: string): void {
  writer.place = { channel: thread, reference: null, isChained: false };
}

function nameOf(question: string): string {
  const line = cleanText(question).replace(/\s+/gu, ' ').trim();
  return shorten(line === '' ? 'A question' : line, limits.threadName);
}
