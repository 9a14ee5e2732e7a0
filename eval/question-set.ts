import { z } from 'zod';
import { readLines } from './read-lines.ts';

/** One question about a manual, with the place of its answer. */
const EvalQuestion = z.object({
  id: z.string().min(1),
  /** Names the manual: `<manual>.pdf` or the folder `<manual>/` of HTML pages. */
  manual: z.string().regex(/^[\w.-]+$/u),
  question: z.string().min(1),
  /** 1-based PDF pages (or HTML sections) that hold the answer; empty when there is none. */
  pages: z.array(z.int().positive()),
  /** Words that stand on one of the pages and show that the answer is there; null when there is none. */
  phrase: z.string().nullable(),
  answerable: z.boolean(),
  /**
   * `plain`: in the manual's words; `para`: in other words; `near`: several places look like the answer; `typo`;
   * `lang`: in another language than the manual's; `none`: the manual doesn't answer it.
   */
  kind: z.string(),
  /** `choose`: parameters may be chosen by it; `report`: only to report. */
  split: z.enum(['choose', 'report']).optional(),
});
export type EvalQuestion = z.infer<typeof EvalQuestion>;

/** Reads a questions file, one JSON object a line. Throws WrongInput, which names the line when one isn't a question. */
export function readQuestions(path: string): Promise<readonly EvalQuestion[]> {
  return readLines(path, EvalQuestion);
}
