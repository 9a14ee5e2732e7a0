import { answerText, wordsIn } from './answer-text.ts';
import type { Case } from './case.ts';
import type { ModelStream } from './model-options.ts';
import type { Play } from './play.ts';
import type { Asked, Shown } from './stage.ts';

/** How one asker fared. Times in milliseconds; null where it never came. */
export interface Verdict {
  /** From the model's first word to the first word on the screen. */
  readonly first: number | null;
  /** How far the screen was behind the model, for each word. */
  readonly behind: readonly number[];
  /** From the model's last word to all text on the screen, and to the message as it stays, with its sources and buttons. */
  readonly text: number | null;
  readonly final: number | null;
  /** From the question to all text on the screen. */
  readonly whole: number | null;
  /** Share of the words that aren't there in the end, from 0 to 1. */
  readonly lost: number;
  /** Words of it are there twice. */
  readonly repeated: boolean;
  /** There is something of an answer, or a sentence that says why not. */
  readonly answered: boolean;
  /** The reader was told that the answer isn't whole, or to ask again. */
  readonly told: boolean;
  /** How often the model was asked. */
  readonly requests: number;
}

const tells = /broke off|ask again|went wrong|try again|sorry/iu;

/** Looks at what one asker has on the screen in the end, and when each word came there. */
export function judge(one: Case, { streams, messages }: Play, asker: Asked): Verdict {
  const own = streams.filter((stream) => stream.asker === asker.number);
  const stream = own.findLast(({ chunks }) => chunks.length > 0);
  const words = expected(one, asker.number, stream);
  const mine = messages.filter((message) => belongs(message, asker));
  const standing = mine.filter(({ deletedAt }) => deletedAt === null);
  const shownAt = firstShown(mine, asker.number);
  const sentAt = (end: number): number => stream?.chunks.find((chunk) => chunk.end >= end)?.at ?? Number.NaN;
  const texts = standing.map(textOf);
  const there = texts.flatMap((text) => wordsIn(text)).filter((word) => word.asker === asker.number);
  const seen = new Set(there.map(({ index }) => index));
  const missing = words.filter(({ index }) => !seen.has(index));
  const last = stream?.chunks.at(-1)?.at ?? Number.NaN;
  const isWhole = missing.length === 0 && words.length > 0;
  const textAt = Math.max(...words.map(({ index }) => shownAt.get(index) ?? Number.NaN));
  const finalAt = Math.max(...standing.map(({ history }) => history.at(-1)?.at ?? Number.NaN));
  const firstAt = Math.min(...shownAt.values());
  const told = tells.test(texts.join('\n'));
  return {
    first: since(firstAt, stream?.chunks[0]?.at ?? Number.NaN),
    behind: words.flatMap(({ index, end }) => since(shownAt.get(index) ?? Number.NaN, sentAt(end)) ?? []),
    text: isWhole ? since(textAt, last) : null,
    final: isWhole ? since(finalAt, last) : null,
    whole: isWhole ? since(textAt, asker.eventAt) : null,
    lost: words.length === 0 ? 0 : missing.length / words.length,
    repeated: there.length > seen.size,
    answered: there.length > 0 || told,
    told,
    requests: own.length,
  };
}

/** The words that the model has sent. */
function expected({ characters }: Case, asker: number, stream: ModelStream | undefined) {
  const sent = stream?.chunks.at(-1)?.end ?? 0;
  return wordsIn(answerText(asker, characters).slice(0, sent));
}

function belongs(message: Shown, { thread, channel, number }: Asked): boolean {
  if (message.channel !== channel) return false;
  if (thread !== null) return message.thread === thread;
  return message.history.some((version) => wordsIn(version.text).some(({ asker }) => asker === number));
}

/** Messages that stand beside the answers: no word of one in them, and not the end of one. */
export function straysIn({ messages }: Play): readonly Shown[] {
  return messages.filter(
    (message) => message.deletedAt === null && wordsIn(textOf(message)).length === 0 && !message.isFinished,
  );
}

/** When each word of the asker's answer was first seen. */
function firstShown(messages: readonly Shown[], number: number): ReadonlyMap<number, number> {
  const shown = new Map<number, number>();
  for (const { history } of messages) {
    for (const version of history) {
      for (const { asker, index } of wordsIn(version.text)) {
        if (asker === number) shown.set(index, Math.min(version.at, shown.get(index) ?? Infinity));
      }
    }
  }
  return shown;
}

function since(at: number, from: number): number | null {
  return Number.isFinite(at - from) ? at - from : null;
}

function textOf({ history }: Shown): string {
  return history.at(-1)?.text ?? '';
}
