import { z } from 'zod';

/** A file as the platform describes it. https://docs.discord.com/developers/resources/message#attachment-object */
export const discordFileSchema = z.object({
  id: z.string(),
  filename: z.string().nullish(),
  content_type: z.string().nullish(),
  size: z.number().nullish(),
  url: z.string().nullish(),
});

export type DiscordFile = Readonly<z.infer<typeof discordFileSchema>>;

const mostFiles = 20;

/** The files of a list; those that can't be read are left out. */
export function filesIn(list: readonly unknown[]): DiscordFile[] {
  return list.slice(0, mostFiles).flatMap((file) => {
    const read = discordFileSchema.safeParse(file);
    return read.success ? [read.data] : [];
  });
}

/** Where the worker finds what came before a question, and what came with it. Plain JSON. */
export const originSchema = z.object({
  /**
   * `follow-up`: a message in a thread that doesn't name the bot; it may be for somebody else. `reply`: the same, but it
   * answers a message of the bot's.
   */
  asked: z.enum(['command', 'mention', 'direct', 'follow-up', 'reply', 'click']),
  /** The message that asks, or that was clicked in; null where there is none. */
  message: z.string().nullable(),
  /** The message that it replies to. */
  repliesTo: z.string().nullable(),
  isInThread: z.boolean(),
  botUser: z.string(),
  files: z.array(discordFileSchema),
});

export type DiscordOrigin = Readonly<z.infer<typeof originSchema>>;
