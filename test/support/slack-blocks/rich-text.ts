import { z } from 'zod';
import { id, text, webAddress } from './objects.ts';

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
    underline: z.boolean().optional(),
  })
  .optional();

const words = z.strictObject({ type: z.literal('text'), text: z.string().min(1), style });
const link = z.strictObject({
  type: z.literal('link'),
  url: webAddress,
  text: z.string().min(1).optional(),
  unsafe: z.boolean().optional(),
  style,
});
const emoji = z.strictObject({
  type: z.literal('emoji'),
  name: z.string().regex(/^[a-z0-9_+-]+$/u),
  unicode: z.string().optional(),
  style,
});
const user = z.strictObject({ type: z.literal('user'), user_id: z.string().min(1), style });
const usergroup = z.strictObject({ type: z.literal('usergroup'), usergroup_id: z.string().min(1), style });
const channel = z.strictObject({ type: z.literal('channel'), channel_id: z.string().min(1), style });
const broadcast = z.strictObject({
  type: z.literal('broadcast'),
  range: z.enum(['here', 'channel', 'everyone']),
  style,
});
const inline = z.discriminatedUnion('type', [words, link, emoji, user, usergroup, channel, broadcast]);

const border = z.union([z.literal(0), z.literal(1)]).optional();
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(inline).min(1) });
const list = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  elements: z.array(section).min(1),
  indent: z.number().int().min(0).max(8).optional(),
  offset: z.number().int().min(0).optional(),
  border,
});
const preformatted = z.strictObject({
  type: z.literal('rich_text_preformatted'),
  elements: z.array(z.discriminatedUnion('type', [words, link])).min(1),
  language: z.string().optional(),
  border,
});
const quote = z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(inline).min(1), border });

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: id.optional(),
  elements: z.array(z.discriminatedUnion('type', [section, list, preformatted, quote])).min(1),
});

const rawText = z.strictObject({ type: z.literal('raw_text'), text: text(10_000) });

/** https://docs.slack.dev/reference/block-kit/blocks/table-block */
export const table = z
  .strictObject({
    type: z.literal('table'),
    block_id: id.optional(),
    rows: z
      .array(
        z
          .array(z.union([rawText, richText]))
          .min(1)
          .max(20),
      )
      .min(1)
      .max(100),
    column_settings: z
      .array(
        z.strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        }),
      )
      .max(20)
      .optional(),
  })
  .refine(({ rows }) => rows.every((row) => row.length === rows[0]?.length), 'rows of unequal length');
