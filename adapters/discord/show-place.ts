import type { Ask } from '../../src/delivery/ask.ts';
import { explainPlace } from '../explain-refusal.ts';
import { discordAddressSchema } from './discord-address.ts';
import type { DiscordApi } from './discord-api.ts';
import type { Pace } from './pace/pace.ts';
import { tell } from './tell.ts';

/**
 * Shows how many questions come first, in place of "… is thinking": by the interaction's token, whose edits nobody else
 * needs. Who named the bot in a channel sees it typing. Throws DiscordError.
 */
export async function showPlace(
  ask: Ask,
  before: number,
  { api, pace }: { readonly api: DiscordApi; readonly pace: Pace },
  signal: AbortSignal,
): Promise<void> {
  const address = discordAddressSchema.parse(ask.address);
  if (ask.urgency === 'overheard') return;
  if (address.token !== null && address.message === null) {
    await tell(api, address, explainPlace(before), signal);
    return;
  }
  const lane = { route: 'typing', major: address.channel } as const;
  const permit = address.token === null ? pace.may(lane) : null;
  if (permit === null) return;
  await api.call({ method: 'POST', path: `/channels/${address.channel}/typing`, lane }, signal, permit);
}
