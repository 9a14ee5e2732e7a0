import type { Ask } from '../../src/delivery/ask.ts';
import type { Refusal } from '../../src/delivery/desk.ts';
import { explainRefusal } from '../explain-refusal.ts';
import { discordAddressSchema } from './discord-address.ts';
import type { DiscordApi } from './discord-api.ts';
import { tell } from './tell.ts';

/** Tells whoever meant the bot that their question isn't answered; nobody else is told. Throws DiscordError. */
export async function turnAway(ask: Ask, refusal: Refusal, api: DiscordApi, signal: AbortSignal): Promise<void> {
  if (refusal.kind === 'seen' || ask.urgency === 'overheard') return;
  await tell(api, discordAddressSchema.parse(ask.address), explainRefusal(refusal), signal);
}
