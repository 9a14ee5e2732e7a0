import { z } from 'zod';

/** What the stand-in of the model answers to each asker. */
export const modelOptionsSchema = z.object({
  characters: z.number(),
  /** From the first chunk to behind the last. */
  milliseconds: z.number(),
  /** The connection of an asker's first request breaks: never, before the first word, or in the middle. */
  reset: z.enum(['never', 'before', 'middle']),
});

export type ModelOptions = Readonly<z.infer<typeof modelOptionsSchema>>;

export const modelStreamsSchema = z.array(
  z.object({
    asker: z.number(),
    startedAt: z.number(),
    /** When each chunk was sent (milliseconds since the epoch), and how many characters had been sent with it. */
    chunks: z.array(z.object({ at: z.number(), end: z.number() })),
  }),
);

/** What was sent on one request. */
export type ModelStream = Readonly<z.infer<typeof modelStreamsSchema>[number]>;
