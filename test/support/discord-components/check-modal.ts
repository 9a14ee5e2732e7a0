import { z } from 'zod';
import { autoSelect, stringSelect, textInput } from './interactive.ts';
import { customId, id, text } from './objects.ts';
import { walkComponents } from './walk-components.ts';
import { wrongsOf, type Wrong } from './wrong.ts';

const label = z.strictObject({
  type: z.literal(18),
  id,
  label: text(45),
  description: text(100).optional(),
  component: z.union([textInput, stringSelect, autoSelect]),
});

const row = z.strictObject({
  type: z.literal(1),
  id,
  components: z.array(textInput.refine((input) => input.label !== undefined, 'This field is required')).length(1),
});

const modal = z.strictObject({
  custom_id: customId,
  title: text(45),
  components: z
    .array(z.union([label, row, z.strictObject({ type: z.literal(10), id, content: text(4_000) })]))
    .min(1)
    .max(5),
});

/** What the platform refuses of a modal. https://docs.discord.com/developers/interactions/receiving-and-responding */
export function checkModal(data: unknown): Wrong[] {
  const parsed = modal.safeParse(data);
  const ids = [...walkComponents(parsed.data?.components)].flatMap(({ custom_id }) => custom_id ?? []);
  const found = wrongsOf(parsed.error);
  if (new Set(ids).size === ids.length) return found;
  return [...found, { path: ['components'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message: 'a custom_id twice' }];
}
