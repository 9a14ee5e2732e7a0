import type { Ask } from '../../src/delivery/ask.ts';
import type { SlackAddress } from './slack-address.ts';

/**
 * What an ask is counted and stopped by. A "stop" ends what goes on in its thread; in the bot's own conversation, where
 * people write with and without threads, whatever goes on there.
 */
export function askKeys(
  address: Pick<SlackAddress, 'team' | 'channel' | 'channelKind' | 'user' | 'thread'>,
): Pick<Ask, 'person' | 'workspace' | 'conversation'> {
  const { team, channel, channelKind, user, thread } = address;
  const workspace = `slack:${team}`;
  const place = `${workspace}:${channel}`;
  return {
    workspace,
    person: `${workspace}:${user}`,
    conversation: channelKind === 'dm' ? place : `${place}:${thread ?? user}`,
  };
}
