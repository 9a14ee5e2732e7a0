import { createHash } from 'node:crypto';
import { z } from 'zod';
import { shorten } from '../../../src/answer/shorten.ts';
import type { Catalog } from '../../../src/catalog/resolution.ts';
import { checkedForm } from '../../actions/checked-form.ts';
import { cleanText } from '../../clean-text.ts';
import type { DiscordApi } from '../discord-api.ts';
import { DiscordError } from '../discord-error.ts';
import { limits } from '../limits.ts';
import { actionButton } from '../render/action-button.ts';
import type { AskedPlace } from '../render/actions.ts';
import { componentMessage, rowsOf, textDisplay } from '../render/components.ts';
import type { DiscordMessage, Inner } from '../render/components.ts';
import { bareLink, escapeText, unescapeText } from '../render/escape.ts';
import { textIds } from '../render/marked-texts.ts';
import { walk } from '../thread/read-shown.ts';

/** A question that a person is asked to take over. */
export interface HandOver {
  readonly user: string;
  readonly questionId: string;
  /** As it was asked; '' where it isn't known any more. */
  readonly question: string;
  readonly productId: string | null;
  /** Names of the pages that the answer was made from. */
  readonly pages: readonly string[];
  /** What the asker missed in the answer; ''. */
  readonly reason: string;
  /** Where the answer stands; null where only the asker sees it. */
  readonly place: (AskedPlace & { readonly guild: string | null }) | null;
}

const messageSchema = z.object({ components: z.unknown() });
const colour = 0xf1_c4_0f;
const longestQuestion = 1_200;

/** Where a message is found in the platform's own programs. */
function linkOf({ guild, channel, message }: NonNullable<HandOver['place']>): string {
  return `https://discord.com/channels/${guild ?? '@me'}/${channel}/${message}`;
}

/** The message for the people on duty: who asks what about which product, what was consulted, and where. */
export function handOverMessage(
  { user, question, productId, pages, reason, place }: HandOver,
  catalog: Pick<Catalog, 'byId'>,
): DiscordMessage {
  const product = productId === null ? null : (catalog.byId(productId)?.name ?? productId);
  const quoted = (text: string): string =>
    escapeText(shorten(cleanText(text).trim(), longestQuestion)).replace(/^/gmu, '> ');
  const facts = [
    product === null ? null : `**Product:** ${escapeText(product)}`,
    pages.length === 0 ? null : `**Pages consulted:** ${escapeText(shorten(pages.join(', '), 500))}`,
    place === null ? null : `**Answer:** ${bareLink(linkOf(place))}`,
  ].filter((fact) => fact !== null);
  return componentMessage(colour, [
    textDisplay(`<@${user}> asks for a person:`),
    ...(question === '' ? [] : [textDisplay(quoted(question), textIds.passed)]),
    ...(facts.length === 0 ? [] : [textDisplay(facts.join('\n'))]),
    ...(reason === '' ? [] : [textDisplay(`**What was wrong with the answer:**\n${quoted(reason)}`)]),
    ...saveButton(productId, place, catalog),
  ]);
}

function saveButton(
  productId: string | null,
  place: AskedPlace | null,
  catalog: Pick<Catalog, 'byId'>,
): readonly Inner[] {
  if (productId === null || catalog.byId(productId) === undefined) return [];
  const button = actionButton(checkedForm.button, { kind: 'save', productId, place });
  return button === null ? [] : rowsOf([button]);
}

/** The question that a message for the people on duty passes on; '' where it has none. */
export function passedQuestion(message: unknown): string {
  const components = messageSchema.safeParse(message).data?.components;
  const quoted = [...walk(components)].find(({ id }) => id === textIds.passed)?.content ?? '';
  return unescapeText(quoted.replace(/^> /gmu, '')).trim();
}

/**
 * Posts a question to the people on duty.
 * @returns false when nobody can be asked there: the bot may not write in the channel, or it is gone. Throws DiscordError
 *   otherwise
 */
export async function handOver(
  subject: HandOver,
  to: string,
  { api, catalog }: { readonly api: DiscordApi; readonly catalog: Catalog },
  signal: AbortSignal,
): Promise<boolean> {
  const { flags, components } = handOverMessage(subject, catalog);
  const name = `${subject.questionId} ${subject.user} person`;
  const nonce = createHash('sha256').update(name).digest('base64url').slice(0, limits.nonce);
  const body = { flags, components, allowed_mentions: { parse: [] }, nonce, enforce_nonce: true };
  const lane = { route: 'post-message', major: to } as const;
  try {
    await api.persist({ method: 'POST', path: `/channels/${to}/messages`, body, lane }, signal);
    return true;
  } catch (error) {
    if (error instanceof DiscordError && (error.kind === 'forbidden' || error.kind === 'not-there')) return false;
    throw error;
  }
}
