import { z } from 'zod';

/** One line of a page as it was laid out. */
const rawLineSchema = z.object({
  text: z.string(),
  /** Height of its letters, in points. */
  size: z.number(),
  /** A paragraph, or something else of its own, begins here. */
  apart: z.boolean(),
});

const rawPageSchema = z.object({ number: z.int().positive(), lines: z.array(rawLineSchema) });

/** What one page says before anything is known of the other pages. */
export type RawPage = z.infer<typeof rawPageSchema>;
export type RawLine = z.infer<typeof rawLineSchema>;

export const rawPagesSchema = z.array(rawPageSchema);
