import { z } from 'zod';
import type { Turn } from '../../../src/delivery/turn.ts';
import { findAnswer, findStream } from './find-post.ts';
import type { Post, Screen } from './screen.ts';
import type { Writer } from './writer.ts';

/** The messages of an answer, kept for whoever has to go on with it. */
export interface MarkKeeper {
  /** Puts what an earlier process showed in its place, once: the new answer is written over it. */
  resume(signal: AbortSignal): Promise<void>;
  /** Keeps what stands there now, when it has changed. */
  keep(): Promise<void>;
}

/** What an answer is written by; null: by this process alone. */
export type Taking = Pick<Turn, 'progress' | 'isTakenOver'>;

const marksSchema = z.object({
  channel: z.string(),
  thread: z.string().nullable(),
  messages: z.array(z.object({ ts: z.string(), kind: z.enum(['message', 'stream']) })),
  /** A message that may stand there besides; null: none. */
  post: z
    .object({
      method: z.enum(['chat.postMessage', 'chat.startStream']),
      message: z.object({ markdown: z.string() }),
      since: z.number(),
    })
    .nullable()
    .default(null),
});

type Marks = z.infer<typeof marksSchema>;

/** Of the beginning of a stream, to find it again by. UTF-16 units. */
const longestOpening = 300;

/**
 * What is about to be posted is kept while that is done: whoever goes on knows where to look, and needn't look otherwise.
 * @param screens what stands where each message belongs; filled by `resume`
 */
export function createMarkKeeper(writer: Writer, screens: Screen[], turn: Taking | null): MarkKeeper {
  let isResumed = turn?.isTakenOver !== true;
  let kept = '';
  let post: Post | null = null;
  let keeping = Promise.resolve();

  async function keepNow(): Promise<void> {
    const { channel, thread } = writer.place;
    const messages = screens.flatMap((screen) =>
      screen.kind === 'message' || screen.kind === 'stream' ? [{ ts: screen.ts, kind: screen.kind }] : [],
    );
    const marks: Marks = { channel, thread, messages, post };
    const now = JSON.stringify(marks);
    if (turn === null || (messages.length === 0 && post === null) || now === kept) return;
    kept = now;
    await turn.progress.keep(marks);
  }

  writer.onPost = ({ method, message, since }) => {
    post = { method, message: { markdown: message.markdown.slice(0, longestOpening) }, since };
    keeping = keepNow();
  };
  return {
    async resume(signal) {
      if (isResumed || turn === null) return;
      isResumed = true;
      const parsed = marksSchema.safeParse(turn.progress.marks);
      if (parsed.success) restore(writer, screens, parsed.data);
      // It may have died between a post and the keeping of its mark.
      if (!parsed.success || parsed.data.post !== null) {
        await adopt(writer, screens, parsed.success ? parsed.data.post : null, signal);
      }
    },
    async keep() {
      await keeping;
      if (screens.every(({ kind }) => kind !== 'lost')) post = null;
      await keepNow();
    },
  };
}

function restore(writer: Writer, screens: Screen[], { channel, thread, messages }: Marks): void {
  writer.place = { channel, thread };
  const since = writer.clock.now();
  const restored = messages.map(({ ts, kind }): Screen => {
    // What it shows is unknown, so it can't be gone on with.
    if (kind === 'stream') return { kind, ts, appended: '', since, broken: true };
    return { kind, ts, shown: null, holdsAll: false };
  });
  screens.splice(0, screens.length, ...restored);
}

/** Messages of the answer that no mark tells of: the first one is written over where there is none, the others go. */
async function adopt(writer: Writer, screens: Screen[], post: Post | null, signal: AbortSignal): Promise<void> {
  if (post?.method === 'chat.startStream' && !screens.some((screen) => 'ts' in screen)) {
    const ts = await findStream(writer, writer.place, post, signal);
    if (ts !== null) {
      screens[0] = { kind: 'stream', ts, appended: '', since: post.since, broken: true };
      return;
    }
  }
  const known = new Set(screens.map((screen) => ('ts' in screen ? screen.ts : '')));
  const { channel, thread } = writer.place;
  const found = [...(await findAnswer(writer, { channel, thread }, signal))];
  const first = screens[0] !== undefined && 'ts' in screens[0] ? screens[0].ts : found[0];
  // What has no room in the first message hangs below it.
  if (thread === null && first !== undefined) {
    found.push(...(await findAnswer(writer, { channel, thread: first }, signal)));
  }
  for (const ts of new Set(found)) {
    if (known.has(ts)) continue;
    known.add(ts);
    if (screens[0] === undefined || screens[0].kind === 'none') {
      screens[0] = { kind: 'message', ts, shown: null, holdsAll: false };
    } else writer.replaced.push({ channel: writer.place.channel, ts });
  }
}
