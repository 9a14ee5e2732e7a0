import type { SlackAddress } from '../slack-address.ts';
import type { InboundContext } from './inbound.ts';
import type { MessageEvent } from './message-event.ts';

/** Where the answer to a message goes: its thread, or the one that the answer begins. */
export function addressOf(
  { envelope, channel, user, ts, thread }: MessageEvent,
  channelKind: SlackAddress['channelKind'],
  { newId }: InboundContext,
): SlackAddress {
  return {
    platform: 'slack',
    team: envelope.team,
    enterprise: envelope.enterprise,
    channel,
    channelKind,
    user,
    thread: thread ?? ts,
    message: null,
    responseUrl: null,
    responseUrlExpires: null,
    questionId: newId(),
  };
}

/** A mention may come as two events with ids of their own, so the message itself is a name of the event too. */
export function keysOf({ envelope, channel, ts }: MessageEvent): readonly string[] {
  return [`slack:event:${envelope.eventId}`, `slack:message:${channel}:${ts}`];
}
