import { z } from 'zod';
import { askSchema } from './ask.ts';
import type { Ask } from './ask.ts';

/** An ask that was taken. Plain JSON: so it lies in the queue. */
export interface TakenAsk {
  readonly ask: Ask;
  /** The lowest comes first. */
  readonly rank: number;
  /** Milliseconds since the epoch. */
  readonly takenAt: number;
  /** The trace that it belongs to, as W3C `traceparent`; null or missing: none. */
  readonly trace?: string | null;
}

export const takenAskSchema: z.ZodType<TakenAsk> = z.object({
  ask: askSchema,
  rank: z.number(),
  takenAt: z.number(),
  trace: z.string().max(100).nullable().default(null),
});

/** Who was overheard waits for all who asked, and a person's tenth question for the others' first. */
export function rankOf({ urgency }: Ask, askedOfLate: number): number {
  return (urgency === 'asked' ? 0 : 1_000) + Math.min(Math.max(askedOfLate, 1), 1_000) - 1;
}
