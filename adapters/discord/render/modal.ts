import { z } from 'zod';

/** https://docs.discord.com/developers/components/reference#component-object-component-types */
export const fieldType = { select: 3, input: 4, label: 18 } as const;

/** https://docs.discord.com/developers/components/reference#text-input-text-input-styles */
export const inputStyle = { line: 1, paragraph: 2 } as const;

const field = z.object({
  custom_id: z.string(),
  value: z.string().nullish(),
  values: z.array(z.string()).nullish(),
});

const sent = z.object({ custom_id: z.string(), components: z.array(z.object({ component: field })) });

/** A modal that somebody sent. */
interface SentModal {
  readonly customId: string;
  /** What was written or chosen, by the field's custom_id. */
  readonly fields: ReadonlyMap<string, z.infer<typeof field>>;
}

/** Reads the `data` of a modal's interaction; null when it is none. */
export function readModal(data: unknown): SentModal | null {
  const parsed = sent.safeParse(data);
  if (!parsed.success) return null;
  const { custom_id: customId, components } = parsed.data;
  return { customId, fields: new Map(components.map(({ component }) => [component.custom_id, component])) };
}
