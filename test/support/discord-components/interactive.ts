import { z } from 'zod';
import { customId, emoji, id, text, webAddress } from './objects.ts';
import { oneOf } from './one-of.ts';

const linkStyle = 5;
const premiumStyle = 6;

/** https://docs.discord.com/developers/components/reference#button */
export const button = z
  .strictObject({
    type: z.literal(2),
    id,
    style: z.int().min(1).max(6),
    label: text(80).optional(),
    emoji: emoji.optional(),
    custom_id: customId.optional(),
    sku_id: z.string().optional(),
    url: webAddress.optional(),
    disabled: z.boolean().optional(),
  })
  .superRefine(({ style, label, emoji: picture, custom_id, url, sku_id }, context) => {
    const wrong = (path: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    if (style === premiumStyle) {
      if (sku_id === undefined) wrong('sku_id', 'This field is required');
      return;
    }
    if (label === undefined && picture === undefined) wrong('label', 'A button needs a label or an emoji');
    if (style === linkStyle && url === undefined) wrong('url', 'A url is required');
    if (style === linkStyle && custom_id !== undefined)
      wrong('custom_id', 'A custom id and url cannot both be specified');
    if (style !== linkStyle && custom_id === undefined) wrong('custom_id', 'A custom id is required');
    if (style !== linkStyle && url !== undefined) wrong('url', 'A custom id and url cannot both be specified');
  });

const option = z.strictObject({
  label: text(100),
  value: z.string().min(1).max(100),
  description: text(100).optional(),
  emoji: emoji.optional(),
  default: z.boolean().optional(),
});

const select = {
  id,
  custom_id: customId,
  placeholder: z.string().max(150).optional(),
  min_values: z.int().min(0).max(25).optional(),
  max_values: z.int().min(1).max(25).optional(),
  disabled: z.boolean().optional(),
  required: z.boolean().optional(),
};

/** https://docs.discord.com/developers/components/reference#string-select */
export const stringSelect = z
  .strictObject({ type: z.literal(3), ...select, options: z.array(option).min(1).max(25) })
  .superRefine(({ options, min_values = 1, max_values = 1 }, context) => {
    const values = options.map(({ value }) => value);
    if (new Set(values).size < values.length) {
      context.addIssue({ code: 'custom', path: ['options'], message: 'The specified option value is already used' });
    }
    if (max_values > options.length || min_values > max_values) {
      context.addIssue({ code: 'custom', path: ['max_values'], message: 'More values than there are options' });
    }
  });

/** Selects of users, roles, both, and channels. */
export const autoSelect = z.strictObject({
  type: z.union([z.literal(5), z.literal(6), z.literal(7), z.literal(8)]),
  ...select,
  channel_types: z.array(z.int()).optional(),
  default_values: z.array(z.strictObject({ id: z.string(), type: z.string() })).optional(),
});

/** https://docs.discord.com/developers/components/reference#text-input */
export const textInput = z.strictObject({
  type: z.literal(4),
  id,
  custom_id: customId,
  style: z.union([z.literal(1), z.literal(2)]),
  label: text(45).optional(),
  min_length: z.int().min(0).max(4_000).optional(),
  max_length: z.int().min(1).max(4_000).optional(),
  required: z.boolean().optional(),
  value: z.string().max(4_000).optional(),
  placeholder: z.string().max(100).optional(),
});

/** https://docs.discord.com/developers/components/reference#action-row: up to five buttons, or one select. */
export const actionRow = z.strictObject({
  type: z.literal(1),
  id,
  components: z
    .array(oneOf({ 2: button, 3: stringSelect, 5: autoSelect, 6: autoSelect, 7: autoSelect, 8: autoSelect }))
    .min(1)
    .max(5)
    .refine((all) => all.length === 1 || all.every(({ type }) => type === 2), 'A select stands alone in its row'),
});
