import { z } from 'zod';
import type { Catalog } from '../../../src/catalog/resolution.ts';
import { shorten } from '../../../src/answer/shorten.ts';
import { checkedForm } from '../../actions/checked-form.ts';
import { actionButton } from '../render/action-button.ts';
import { escapeMrkdwn } from '../render/escape.ts';
import type { SlackApi } from '../slack-api.ts';
import { SlackError } from '../slack-error.ts';

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
  /** Where the answer stands. */
  readonly channel: string;
  readonly message: string;
  /** ts of the thread that it stands in; null: in the channel. */
  readonly thread: string | null;
  /** Only the asker sees it. */
  readonly isPrivate: boolean;
}

const longestQuestion = 2_500;
const longestPages = 2_000;
const permalinkSchema = z.object({ permalink: z.string() });

interface HandOverTools {
  readonly catalog: Catalog;
  /** Whether somebody is on duty who may save an answer. */
  readonly hasStaff: boolean;
}

/** The message for the people on duty: who asks what about which product, what was consulted, and where. */
export function handOverBlocks(
  subject: HandOver,
  { catalog, hasStaff }: HandOverTools,
  permalink: string | null,
): readonly Readonly<Record<string, unknown>>[] {
  const { user, question, productId, pages, reason } = subject;
  const product = productId === null ? null : (catalog.byId(productId)?.name ?? productId);
  const facts = [
    product === null ? null : `*Product:* ${escapeMrkdwn(product)}`,
    pages.length === 0 ? null : `*Pages consulted:* ${escapeMrkdwn(shorten(pages.join(', '), longestPages / 2))}`,
    permalink === null ? null : `*Answer:* <${permalink}|open it>`,
  ].filter((fact) => fact !== null);
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } });
  const quoted = (text: string) => ({
    type: 'section',
    text: { type: 'plain_text', text: shorten(text, longestQuestion), emoji: false },
  });
  return [
    section(`<@${user}> asks for a person:`),
    ...(question === '' ? [] : [quoted(question)]),
    ...(facts.length === 0 ? [] : [section(facts.join('\n'))]),
    ...(reason === '' ? [] : [section('*What was wrong with the answer:*'), quoted(reason)]),
    ...(hasStaff ? saveButton(subject, catalog) : []),
  ];
}

function saveButton(
  { productId, question, channel, message, thread, isPrivate }: HandOver,
  catalog: Catalog,
): readonly Readonly<Record<string, unknown>>[] {
  if (productId === null || catalog.byId(productId) === undefined) return [];
  const place = isPrivate ? null : { channel, thread: thread ?? message };
  const button = actionButton(checkedForm.button, { kind: 'save', productId, question, place }, 0);
  return [{ type: 'actions', elements: [button] }];
}

/**
 * Posts a question to the people on duty.
 * @returns false when nobody can be asked there: the bot isn't in the channel. Throws as the Web API does otherwise.
 */
export async function handOver(
  subject: HandOver,
  to: string,
  { api, ...tools }: HandOverTools & { readonly api: SlackApi },
  signal: AbortSignal,
): Promise<boolean> {
  const permalink = await permalinkOf(api, subject, signal);
  const blocks = handOverBlocks(subject, tools, permalink);
  const text = `A question for a person: ${shorten(escapeMrkdwn(subject.question), 300)}`;
  try {
    const quiet = { unfurl_links: false, unfurl_media: false };
    await api.final('chat.postMessage', { channel: to, text, blocks, ...quiet }, signal);
    return true;
  } catch (error) {
    if (error instanceof SlackError && error.kind === 'not-in-channel') return false;
    throw error;
  }
}

async function permalinkOf(api: SlackApi, { channel, message }: HandOver, signal: AbortSignal): Promise<string | null> {
  try {
    const reply = await api.read('chat.getPermalink', { channel, message_ts: message }, signal);
    return permalinkSchema.parse(reply).permalink;
  } catch {
    signal.throwIfAborted();
    return null;
  }
}
