import { z } from 'zod';
import { anyText, confirm, id, option, plain, text, webAddress } from './objects.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements: what stands inside actions, sections and inputs. */

const button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  action_id: id.optional(),
  url: webAddress.optional(),
  value: text(2_000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: text(75).optional(),
});

const feedbackButton = z.strictObject({
  text: plain(75),
  value: text(2_000),
  accessibility_label: text(75).optional(),
});

export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: id.optional(),
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});

export const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  icon: z.literal('trash'),
  text: plain(75),
  action_id: id.optional(),
  value: text(2_000).optional(),
  confirm: confirm.optional(),
  accessibility_label: text(75).optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
});

const groups = z.array(z.strictObject({ label: plain(75), options: z.array(option).min(1).max(100) })).max(100);

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    action_id: id.optional(),
    placeholder: plain(150).optional(),
    options: z.array(option).min(1).max(100).optional(),
    option_groups: groups.optional(),
    initial_option: option.optional(),
    confirm: confirm.optional(),
    focus_on_load: z.boolean().optional(),
  })
  .refine(
    ({ options, option_groups }) => (options === undefined) !== (option_groups === undefined),
    'options or groups',
  );

const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: id.optional(),
  options: z.array(option).min(1).max(5),
  confirm: confirm.optional(),
});

const choice = z.strictObject({
  text: anyText(75),
  value: text(150),
  description: anyText(75).optional(),
});

const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  action_id: id.optional(),
  options: z.array(choice).min(1).max(10),
  initial_option: choice.optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
});

const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  action_id: id.optional(),
  options: z.array(choice).min(1).max(10),
  initial_options: z.array(choice).min(1).max(10).optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
});

const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: id.optional(),
  initial_value: z.string().max(3_000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.number().int().min(0).max(3_000).optional(),
  max_length: z.number().int().min(1).max(3_000).optional(),
  placeholder: plain(150).optional(),
  focus_on_load: z.boolean().optional(),
});

const image = z.strictObject({ type: z.literal('image'), image_url: webAddress, alt_text: text(2_000) });

export const actionsElement = z.union([button, staticSelect, overflow, radioButtons, checkboxes]);
export const accessoryElement = z.union([actionsElement, image]);
export const inputElement = z.union([plainTextInput, staticSelect, radioButtons, checkboxes]);
export const contextElement = z.union([anyText(3_000), image]);
