import type { Ask } from '../../src/delivery/ask.ts';
import { explainPlace } from '../explain-refusal.ts';
import type { EditBudgets } from './budget/edit-budgets.ts';
import type { Workspaces } from './install/workspaces.ts';
import { slackAddressSchema } from './slack-address.ts';

const method = 'assistant.threads.setStatus';

/**
 * Shows in the status line of a thread how many questions come first (0: takes that away), as far as the workspace has calls to spare. What
 * begins next writes over it. Throws as the Web API does.
 */
export async function showPlace(
  ask: Ask,
  place: number,
  { workspaces, budgets }: { readonly workspaces: Workspaces; readonly budgets: EditBudgets },
  signal: AbortSignal,
): Promise<void> {
  const address = slackAddressSchema.parse(ask.address);
  const { team, channel, thread, questionId } = address;
  const workspace = await workspaces.of(address);
  if (workspace === null || thread === null || ask.urgency === 'overheard') return;
  const { granted } = await budgets.edit({ team, channel, answer: questionId }, method, signal);
  if (!granted) return;
  const status = place === 0 ? '' : explainPlace(place);
  await workspace.api.edit(method, { channel_id: channel, thread_ts: thread, status }, signal);
}
