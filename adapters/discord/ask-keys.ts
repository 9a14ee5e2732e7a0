import type { Ask } from '../../src/delivery/ask.ts';
import type { DiscordAddress } from './discord-address.ts';

type Place = Pick<DiscordAddress, 'guild' | 'channel' | 'channelKind' | 'user'>;

/**
 * What an ask is counted and stopped by. A "stop" ends what goes on in its thread or its direct messages; in a channel,
 * what the same person asked there.
 */
export function askKeys(place: Place): Pick<Ask, 'person' | 'workspace' | 'conversation'> {
  const { guild, channel, channelKind, user } = place;
  return {
    workspace: guild === null ? null : `discord:${guild}`,
    person: `discord:${user}`,
    conversation: channelKind === 'channel' ? `discord:${channel}:${user}` : `discord:${channel}`,
  };
}
