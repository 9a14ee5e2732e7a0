import { z } from 'zod';
import { viewBlock } from './blocks.ts';
import { plain, text } from './objects.ts';

/** https://docs.slack.dev/reference/views */
const common = {
  blocks: z.array(viewBlock).min(1).max(100),
  private_metadata: z.string().max(3_000).optional(),
  callback_id: text(255).optional(),
  external_id: text(255).optional(),
};
const view = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('modal'),
      title: plain(24),
      submit: plain(24).optional(),
      close: plain(24).optional(),
      clear_on_close: z.boolean().optional(),
      notify_on_close: z.boolean().optional(),
      submit_disabled: z.boolean().optional(),
      ...common,
    })
    .refine(
      ({ blocks, submit }) => submit !== undefined || !blocks.some(({ type }) => type === 'input'),
      'an input needs a submit button',
    ),
  z.strictObject({ type: z.literal('home'), ...common }),
]);

/** What the platform would refuse of a modal or a home view; empty when it is fine. */
export function checkView(payload: unknown): string[] {
  const parsed = view.safeParse(payload);
  return parsed.success
    ? []
    : parsed.error.issues.map(
        ({ path, message }) => `invalid_arguments: /view/${path.map(String).join('/')} ${message}`,
      );
}
