import { z } from 'zod';

/**
 * What the main process asks of a reader, one request at a time, each answered by one reply:
 * `open` (the bytes follow on stdin) → `opened`; `read` a range of pages → `read`, raw and opaque to the main process;
 * `add` raw pages that another reader has read → `done`; `finish` makes the manual's text out of all of them →
 * `finished`; `take` a batch of it → `pages`; `close` lets the document go →
 * `closed`. Any of them may be `failed`.
 */
export const requestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), format: z.enum(['pdf', 'html']), length: z.int().nonnegative() }),
  z.object({ kind: z.literal('read'), first: z.int().positive(), last: z.int().positive() }),
  z.object({ kind: z.literal('add'), raw: z.string() }),
  z.object({ kind: z.literal('finish') }),
  z.object({ kind: z.literal('take'), first: z.int().nonnegative(), count: z.int().positive() }),
  z.object({ kind: z.literal('close') }),
]);

export type Request = z.infer<typeof requestSchema>;

const pageSchema = z.object({
  number: z.int().positive(),
  label: z.string(),
  headings: z.array(z.string()),
  text: z.string(),
  anchor: z.string().nullable(),
});

const outlineEntrySchema = z.object({
  title: z.string(),
  page: z.int().positive(),
  depth: z.int().nonnegative(),
});

const hazardSchema = z.object({
  page: z.int().positive(),
  kind: z.enum(['warning', 'caution', 'data-loss']),
  text: z.string(),
});

/** What can be wrong with a document's bytes, or (`reader-failed`) with the process that reads them. */
const faultSchema = z.enum(['password', 'scan', 'empty', 'not-a-document', 'too-large', 'too-slow', 'reader-failed']);

export type Fault = z.infer<typeof faultSchema>;

export const replySchema = z.discriminatedUnion('kind', [
  /** `pages` to be read by ranges; 0 where the whole is read at once. */
  z.object({ kind: z.literal('opened'), pages: z.int().nonnegative() }),
  z.object({ kind: z.literal('read'), raw: z.string() }),
  z.object({ kind: z.literal('done') }),
  /** What the process holds now; MB. */
  z.object({ kind: z.literal('closed'), memory: z.number() }),
  z.object({
    kind: z.literal('finished'),
    title: z.string().nullable(),
    pages: z.int().nonnegative(),
    outline: z.array(outlineEntrySchema),
    hazards: z.array(hazardSchema),
    date: z.string().max(10).nullable(),
  }),
  z.object({ kind: z.literal('pages'), pages: z.array(pageSchema) }),
  z.object({ kind: z.literal('failed'), fault: faultSchema, detail: z.string() }),
]);

export type Reply = z.infer<typeof replySchema>;

export type ReplyOf<Kind extends Reply['kind']> = Extract<Reply, { kind: Kind }>;
