import { z } from 'zod';
import { colour, text } from './objects.ts';

/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits */

const address = z
  .string()
  .max(2_048)
  .regex(/^(?:https?|attachment):\/\/\S+$/u, 'Not a well formed URL.');
const picture = z.strictObject({ url: address });

export const embed = z.strictObject({
  title: text(256).nullish(),
  type: z.literal('rich').optional(),
  description: text(4_096).nullish(),
  url: address.nullish(),
  timestamp: z.string().nullish(),
  color: colour,
  footer: z.strictObject({ text: text(2_048), icon_url: address.nullish() }).nullish(),
  image: picture.nullish(),
  thumbnail: picture.nullish(),
  author: z.strictObject({ name: text(256), url: address.nullish(), icon_url: address.nullish() }).nullish(),
  fields: z
    .array(z.strictObject({ name: text(256), value: text(1_024), inline: z.boolean().optional() }))
    .max(25)
    .optional(),
});

/** Characters that count towards the 6,000 of all embeds of a message. */
export function lengthOf({ title, description, footer, author, fields = [] }: z.infer<typeof embed>): number {
  const parts = [title, description, footer?.text, author?.name, ...fields.flatMap(({ name, value }) => [name, value])];
  return parts.reduce<number>((sum, part) => sum + (part?.length ?? 0), 0);
}
