import { z } from 'zod';
import type { Turn } from '../../../src/delivery/turn.ts';
import { findAnswer } from './find-post.ts';
import type { Screen } from './screen.ts';
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
});

type Marks = z.infer<typeof marksSchema>;

/** @param screens what stands where each message belongs; filled by `resume` */
export function createMarkKeeper(writer: Writer, screens: Screen[], turn: Taking | null): MarkKeeper {
  let isResumed = turn?.isTakenOver !== true;
  let kept = '';

  return {
    async resume(signal) {
      if (isResumed || turn === null) return;
      isResumed = true;
      const parsed = marksSchema.safeParse(turn.progress.marks);
      if (parsed.success) restore(writer, screens, parsed.data);
      // It may have died between a post and the keeping of its mark.
      await adopt(writer, screens, signal);
    },
    async keep() {
      if (turn === null) return;
      const { channel, thread } = writer.place;
      const messages = screens.flatMap((screen) =>
        screen.kind === 'message' || screen.kind === 'stream' ? [{ ts: screen.ts, kind: screen.kind }] : [],
      );
      const marks: Marks = { channel, thread, messages };
      const now = JSON.stringify(marks);
      if (messages.length === 0 || now === kept) return;
      kept = now;
      await turn.progress.keep(marks);
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
async function adopt(writer: Writer, screens: Screen[], signal: AbortSignal): Promise<void> {
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
