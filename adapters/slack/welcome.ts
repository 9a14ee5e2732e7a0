import type { Catalog } from '../../src/catalog/resolution.ts';
import { shorten } from '../../src/answer/shorten.ts';
import type { SlackApi } from './slack-api.ts';

/** Four at most. https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
const questions = ['How do I reset the %s to factory settings?', 'How do I connect the %s?', 'How do I update the %s?'];
const longestTitle = 70;

/** Questions to begin with, each about another product whose manual is known, and the way to all of them. */
export function suggestedPrompts(catalog: Catalog): readonly { readonly title: string; readonly message: string }[] {
  const products = catalog.products.filter(({ manuals }) => manuals.length > 0).slice(0, questions.length);
  const prompts = products.map(({ name }, index) => {
    const message = (questions[index] ?? '%s').replace('%s', name);
    return { title: shorten(message, longestTitle), message };
  });
  return [...prompts, { title: 'What can I ask you?', message: 'help' }];
}

/** Shows suggested questions in the bot's own conversation; with a thread in the older split view. Throws as the Web API does. */
export async function welcome(
  api: SlackApi,
  { channel, thread }: { readonly channel: string; readonly thread: string | null },
  catalog: Catalog,
  signal: AbortSignal,
): Promise<void> {
  const args = { channel_id: channel, title: 'Ask about a product', prompts: suggestedPrompts(catalog) };
  await api.read(
    'assistant.threads.setSuggestedPrompts',
    thread === null ? args : { ...args, thread_ts: thread },
    signal,
  );
}
