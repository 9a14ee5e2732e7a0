import { z } from 'zod';

/** What the bot under load is started with: settings as in the environment. */
export const botOptionsSchema = z.object({ settings: z.record(z.string(), z.string()) });

/** Whom it answers; sent over IPC. */
export const crowdSchema = z.object({
  /** What each of them asks: the number of a question. */
  questions: z.array(z.number()),
  product: z.string(),
  /** The time over which they ask, evenly; 0: all in the same millisecond. Milliseconds. */
  within: z.number(),
});

/** When each of a crowd asks, in milliseconds from now. */
export function delaysOf({ questions, within }: z.infer<typeof crowdSchema>): readonly number[] {
  return questions.map((_, index) => (index * within) / questions.length);
}

const answerSchema = z.object({
  question: z.number(),
  /** Milliseconds since the epoch. */
  askedAt: z.number(),
  firstTextAt: z.number().nullable(),
  endedAt: z.number(),
  /** As the answer ended, or why there was none. */
  outcome: z.string(),
});

/** How the crowd was answered. */
export const crowdReportSchema = z.object({
  answers: z.array(answerSchema),
  /** How late the event loop was meanwhile, p99. Milliseconds. */
  lag: z.number(),
  /** Memory at the end, after a collection. MB. */
  memory: z.number(),
  /** Manuals that were fetched and read so far. */
  extractions: z.number(),
});

export type CrowdReport = z.infer<typeof crowdReportSchema>;

/** What the stand-in of the model does. */
export const modelOptionsSchema = z.object({
  /** From the first of 60 chunks to the last. */
  milliseconds: z.number(),
  /** Each so manieth request is answered with 503; 0: none. */
  refuseEvery: z.number(),
  /** Whether its last chunk is a sentence of the sample manual with its page; without one an answer isn't kept. */
  cites: z.boolean().default(false),
});

export type ModelOptions = z.input<typeof modelOptionsSchema>;

/** One request as the stand-in saw it. Milliseconds since the epoch. */
export const modelReportSchema = z.array(
  z.object({ question: z.number(), startedAt: z.number(), endedAt: z.number().nullable() }),
);

export type ModelReport = z.infer<typeof modelReportSchema>;

/** What is asked: in words that the manual has, so that it is answered without a model too. */
export function questionOf(number: number): string {
  return `how do I pair phone or tablet ${number} by Bluetooth Audio Pairing`;
}

export const questionPattern = /tablet (\d+) by Bluetooth/u;
