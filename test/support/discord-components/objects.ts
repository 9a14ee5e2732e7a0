import { z } from 'zod';

/** https://docs.discord.com/developers/components/reference: what several components have in common. */

/** Not empty, and something to be seen in it. */
export const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((value) => value.trim() !== '', 'This field is required');

export const customId = z.string().min(1).max(100);

export const webAddress = z
  .string()
  .max(512)
  .refine((value) => {
    const url = URL.parse(value);
    return url !== null && ['http:', 'https:', 'discord:'].includes(url.protocol);
  }, 'Not a well formed URL.');

/** A picture or a file: on the web, or among the uploaded ones. */
export const media = z.strictObject({
  url: z
    .string()
    .max(2_048)
    .regex(/^(?:https?:\/\/|attachment:\/\/)\S+$/u, 'Not a well formed URL.'),
});

export const emoji = z.strictObject({
  id: z.string().nullish(),
  name: z.string().min(1).nullish(),
  animated: z.boolean().optional(),
});

/** The number that any component may be given. */
export const id = z.int().min(0).max(2_147_483_647).optional();

export const colour = z.int().min(0).max(0xff_ff_ff).nullish();
