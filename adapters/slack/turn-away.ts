import type { Ask } from '../../src/delivery/ask.ts';
import type { Refusal } from '../../src/delivery/desk.ts';
import { explainRefusal } from '../explain-refusal.ts';
import { tellPrivately } from './actions/tell.ts';
import type { Workspaces } from './install/workspaces.ts';
import { slackAddressSchema } from './slack-address.ts';

/** Tells whoever meant the bot, alone, that their question isn't answered; nobody else is told. Throws as the Web API does. */
export async function turnAway(ask: Ask, refusal: Refusal, workspaces: Workspaces, signal: AbortSignal): Promise<void> {
  if (refusal.kind === 'seen' || ask.urgency === 'overheard') return;
  const address = slackAddressSchema.parse(ask.address);
  const workspace = await workspaces.of(address);
  if (workspace !== null) await tellPrivately(workspace.api, address, explainRefusal(refusal), signal);
}
