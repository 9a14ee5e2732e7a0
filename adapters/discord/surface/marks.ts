import { z } from 'zod';
import type { Turn } from '../../../src/delivery/turn.ts';
import type { Screen } from './screen.ts';
import type { Writer } from './writer.ts';

/** The messages of an answer, kept for whoever has to go on with it. */
interface MarkKeeper {
  /** Keeps what stands there now, when it has changed. */
  keep(): Promise<void>;
}

/** What an answer is written by; null: by this process alone. */
export type Taking = Pick<Turn, 'progress' | 'isTakenOver'>;

const marksSchema = z.object({
  way: z.enum(['token', 'channel']),
  channel: z.string(),
  reference: z.string().nullable(),
  isChained: z.boolean(),
  original: z.string().nullable(),
  isOriginalGone: z.boolean(),
  generation: z.number(),
  /** Ids of the messages, in their order. */
  messages: z.array(z.string()),
});

type Marks = z.infer<typeof marksSchema>;

/**
 * Keeps the marks of an answer. Where it was taken over, what an earlier process showed is put in its place: the new
 * answer is written over it. A message whose mark wasn't kept any more is found again by its nonce, since that is made of
 * the question's id.
 * @param screens what stands where each message belongs; filled here
 */
export function createMarkKeeper(writer: Writer, screens: Screen[], turn: Taking | null): MarkKeeper {
  let kept = '';
  const parsed = turn?.isTakenOver === true ? marksSchema.safeParse(turn.progress.marks) : null;
  if (parsed?.success === true) restore(writer, screens, parsed.data);
  else if (turn?.isTakenOver === true) writer.unsure.add(0);

  return {
    async keep() {
      const marks = marksOf(writer, screens);
      const now = JSON.stringify(marks);
      if (turn === null || marks.messages.length === 0 || now === kept) return;
      kept = now;
      await turn.progress.keep(marks);
    },
  };
}

function marksOf({ way, place, original, isOriginalGone, generation }: Writer, screens: readonly Screen[]): Marks {
  const messages = screens.flatMap((screen) => (screen.kind === 'message' ? [screen.id] : []));
  return { way, ...place, original, isOriginalGone, generation, messages };
}

function restore(writer: Writer, screens: Screen[], marks: Marks): void {
  const { way, channel, reference, isChained, original, isOriginalGone, generation, messages } = marks;
  Object.assign(writer, { way, original, isOriginalGone, generation, place: { channel, reference, isChained } });
  // What they show is unknown.
  screens.splice(0, screens.length, ...messages.map((id): Screen => ({ kind: 'message', id, shown: null })));
  writer.unsure.add(messages.length);
}
