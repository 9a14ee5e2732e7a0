import { z } from 'zod';
import type { Interaction } from '../inbound/interaction.ts';
import { filesIn } from '../inbound/origin.ts';
import type { DiscordFile } from '../inbound/origin.ts';
import { decodeAction } from '../render/actions.ts';
import type { DiscordAction } from '../render/actions.ts';
import { flagOf, typeOf } from '../render/components.ts';
import { unescapeText } from '../render/escape.ts';
import { readShown, walk } from '../thread/read-shown.ts';
import type { Component } from '../thread/read-shown.ts';

const dataSchema = z.object({ custom_id: z.string(), values: z.array(z.string()).nullish() });

const messageSchema = z.object({
  id: z.string(),
  flags: z.number().nullish(),
  content: z.string().nullish(),
  components: z.unknown().optional(),
  message_reference: z.object({ message_id: z.string().nullish() }).nullish(),
  referenced_message: z
    .object({ content: z.string(), author: z.object({ id: z.string() }), attachments: z.array(z.unknown()).nullish() })
    .nullish(),
});

/** A click on one of the bot's own elements in a message. */
export interface Click {
  readonly action: DiscordAction;
  readonly interaction: Interaction;
  /** The message with the element. */
  readonly message: string;
  /** Only the person who clicked sees it. */
  readonly isPrivate: boolean;
  /** The product that was chosen from a menu. */
  readonly value: string | null;
  /** What stands on the button. */
  readonly label: string;
  /** What stands beside it. */
  readonly beside: string;
  /** The question that the message answers, where it shows it. */
  readonly shownQuestion: string | null;
  /** The message that it replies to, and what that says as far as it came along. */
  readonly repliesTo: string | null;
  readonly replied: {
    readonly content: string;
    readonly author: string;
    readonly files: readonly DiscordFile[];
  } | null;
  /** Names of the pages that the answer was made from. */
  readonly pages: readonly string[];
}

/** Reads a click; null for elements that aren't the bot's, and for what can't be read. */
export function readClick(interaction: Interaction): Click | null {
  const data = dataSchema.safeParse(interaction.data);
  const message = messageSchema.safeParse(interaction.message);
  if (!data.success || !message.success) return null;
  const action = decodeAction(data.data.custom_id);
  if (action === null) return null;
  const { id, flags, content, components, message_reference, referenced_message } = message.data;
  const { question, pages } = readShown(content ?? '', components, null);
  const { label, beside } = aroundOf(data.data.custom_id, components);
  return {
    action,
    interaction,
    message: id,
    isPrivate: ((flags ?? 0) & flagOf.ephemeral) !== 0,
    value: data.data.values?.[0] ?? null,
    label,
    beside,
    shownQuestion: question,
    repliesTo: message_reference?.message_id ?? null,
    replied:
      referenced_message == null
        ? null
        : {
            content: referenced_message.content,
            author: referenced_message.author.id,
            files: filesIn(referenced_message.attachments ?? []),
          },
    pages,
  };
}

function aroundOf(customId: string, components: unknown): { readonly label: string; readonly beside: string } {
  const all = [...walk(components)];
  const label = all.find((one) => one.custom_id === customId)?.label ?? '';
  const section = all.find((one) => one.type === typeOf.section && holds(one, customId));
  const texts = section === undefined ? [] : [...walk(section['components'])].map(({ content }) => content ?? '');
  return { label, beside: unescapeText(texts.join('\n')).trim() };
}

function holds(section: Component, customId: string): boolean {
  return [...walk([section['accessory']])].some((one) => one.custom_id === customId);
}
