import { z } from 'zod';
import { actionRow, button } from './interactive.ts';
import { colour, id, media, text } from './objects.ts';
import { oneOf } from './one-of.ts';

/** https://docs.discord.com/developers/components/reference: what stands in a message with the flag IS_COMPONENTS_V2. */

const mostDescription = 1_024;
const textDisplay = z.strictObject({ type: z.literal(10), id, content: text(4_000) });

const thumbnail = z.strictObject({
  type: z.literal(11),
  id,
  media,
  description: text(mostDescription).nullish(),
  spoiler: z.boolean().optional(),
});

const section = z.strictObject({
  type: z.literal(9),
  id,
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.union([button, thumbnail]),
});

const gallery = z.strictObject({
  type: z.literal(12),
  id,
  items: z
    .array(z.strictObject({ media, description: text(mostDescription).nullish(), spoiler: z.boolean().optional() }))
    .min(1)
    .max(10),
});

const file = z.strictObject({
  type: z.literal(13),
  id,
  file: media.refine(({ url }) => url.startsWith('attachment://'), 'Only attachment:// references are allowed'),
  spoiler: z.boolean().optional(),
});

const separator = z.strictObject({
  type: z.literal(14),
  id,
  divider: z.boolean().optional(),
  spacing: z.union([z.literal(1), z.literal(2)]).optional(),
});

const inContainer: Readonly<Record<number, z.ZodType>> = {
  1: actionRow,
  9: section,
  10: textDisplay,
  12: gallery,
  13: file,
  14: separator,
};

const container = z.strictObject({
  type: z.literal(17),
  id,
  accent_color: colour,
  spoiler: z.boolean().optional(),
  components: z.array(oneOf(inContainer)).min(1),
});

/** At the top of a message with Components V2. */
export const topComponent = oneOf({ ...inContainer, 17: container });

/** At the top of a classic message. */
export const classicRow = oneOf({ 1: actionRow });
