import { z } from 'zod';
import {
  accessoryElement,
  actionsElement,
  contextElement,
  feedbackButtons,
  iconButton,
  inputElement,
} from './elements.ts';
import { anyText, id, plain, text } from './objects.ts';
import { richText, table } from './rich-text.ts';

/** https://docs.slack.dev/reference/block-kit/blocks: what a message or a view consists of. */

const block_id = id.optional();

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id,
    text: anyText(3_000).optional(),
    fields: z.array(anyText(2_000)).min(1).max(10).optional(),
    accessory: accessoryElement.optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text: words, fields }) => words !== undefined || fields !== undefined, 'neither text nor fields');
const header = z.strictObject({ type: z.literal('header'), block_id, text: plain(150) });
const divider = z.strictObject({ type: z.literal('divider'), block_id });
const context = z.strictObject({
  type: z.literal('context'),
  block_id,
  elements: z.array(contextElement).min(1).max(10),
});
const actions = z.strictObject({
  type: z.literal('actions'),
  block_id,
  elements: z.array(actionsElement).min(1).max(25),
});
const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  block_id,
  elements: z
    .array(z.union([feedbackButtons, iconButton]))
    .min(1)
    .max(5),
});
const markdown = z.strictObject({ type: z.literal('markdown'), block_id, text: text(12_000) });
const input = z.strictObject({
  type: z.literal('input'),
  block_id,
  label: plain(2_000),
  element: inputElement,
  hint: plain(2_000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});

const shared = [section, header, divider, context, actions, richText] as const;

export const messageBlock = z.discriminatedUnion('type', [...shared, contextActions, markdown, table, input]);
export const viewBlock = z.discriminatedUnion('type', [...shared, input]);
