import { z } from 'zod';

/** A file as the platform describes it. https://docs.slack.dev/reference/objects/file-object */
export const slackFileSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  url_private: z.string().nullish(),
});

export type SlackFile = Readonly<z.infer<typeof slackFileSchema>>;

/** Where the worker finds what came before a question, and what came with it. Plain JSON. */
export const originSchema = z.object({
  /** `follow-up`: a message in a thread that doesn't name the bot; it may be for somebody else. */
  asked: z.enum(['command', 'mention', 'direct', 'follow-up', 'click']),
  /** ts of the message that asks; null where there is none. */
  ts: z.string().nullable(),
  /** ts of the thread that it stands in; null outside of threads. */
  thread: z.string().nullable(),
  botUser: z.string().nullable(),
  files: z.array(slackFileSchema),
  /** The event may lack the files that the message has. */
  lookForFiles: z.boolean(),
});

export type SlackOrigin = Readonly<z.infer<typeof originSchema>>;
