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

/** The message of the bot's own that somebody did something with. */
export interface ClickedMessage {
  readonly interaction: Interaction;
  readonly message: string;
  /** Only the person who clicked sees it. */
  readonly isPrivate: boolean;
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

/** A click on one of the bot's own elements in a message. */
export interface Click extends ClickedMessage {
  readonly action: DiscordAction;
  /** The product that was chosen from a menu. */
  readonly value: string | null;
  /** What stands on the button. */
  readonly label: string;
  /** What stands beside it. */
  readonly beside: string;
}

/** The message that came along with an interaction; null where none did. */
export function readClickedMessage(interaction: Interaction): ClickedMessage | null {
  const parsed = messageSchema.safeParse(interaction.message);
  if (!parsed.success) return null;
  const { id, flags, content, components, message_reference, referenced_message: replied } = parsed.data;
  const { question, pages } = readShown(content ?? '', components, null);
  return {
    interaction,
    message: id,
    isPrivate: ((flags ?? 0) & flagOf.ephemeral) !== 0,
    shownQuestion: question,
    repliesTo: message_reference?.message_id ?? null,
    replied:
      replied == null
        ? null
        : { content: replied.content, author: replied.author.id, files: filesIn(replied.attachments ?? []) },
    pages,
  };
}

/** Reads a click; null for elements that aren't the bot's, and for what can't be read. */
export function readClick(interaction: Interaction): Click | null {
  const data = dataSchema.safeParse(interaction.data);
  const message = readClickedMessage(interaction);
  if (!data.success || message === null) return null;
  const { custom_id: id, values } = data.data;
  const action = decodeAction(id);
  const components = messageSchema.safeParse(interaction.message).data?.components;
  return action === null ? null : { ...message, ...aroundOf(id, components), action, value: values?.[0] ?? null };
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
