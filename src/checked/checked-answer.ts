import { z } from 'zod';

/** The most that is kept of one, in UTF-16 units: less than what a person reads in one go. */
export const longestChecked = { question: 1_000, answer: 2_500, link: 1_000 } as const;

const page = z.object({
  /** 1-based place in the file. */
  page: z.int().positive(),
  /** As printed on the page. */
  label: z.string(),
  link: z.string().nullable(),
  /** Digest of the page's text, to find it again in a later edition. */
  text: z.string(),
});

/** What somebody relied on who checked an answer. */
const source = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pages'),
    documentId: z.string(),
    /** What the manual is called. */
    manual: z.string(),
    edition: z.string().nullable(),
    /** Of the document's bytes, in hex. */
    sha256: z.string(),
    pages: z.array(page).min(1),
  }),
  z.object({ kind: z.literal('link'), url: z.url({ protocol: /^https?$/ }).max(longestChecked.link) }),
  z.object({ kind: z.literal('staff') }),
]);

const checkedAnswer = z.object({
  productId: z.string(),
  question: z.string().max(longestChecked.question),
  /** Markdown of a person: as little to be trusted as a model's. */
  answer: z.string().max(longestChecked.answer),
  source,
  /** Who checked it: a digest in place of the platform's id. */
  by: z.object({ platform: z.string(), person: z.string() }),
  /** When, milliseconds since the epoch. */
  at: z.int(),
});

export type CheckedSource = Readonly<z.infer<typeof source>>;

/** An answer that a person gave to one question about one product. */
export type CheckedAnswer = Readonly<z.infer<typeof checkedAnswer>>;

/** Reads what was kept, JSON; null when it isn't that. */
export function readChecked(json: string): CheckedAnswer | null {
  try {
    return checkedAnswer.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
