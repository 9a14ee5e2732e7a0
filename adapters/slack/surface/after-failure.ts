import { DeadlineError } from '../../../src/deadline.ts';
import { SlackError } from '../slack-error.ts';
import type { SlackMessage } from '../render/blocks.ts';
import type { LostScreen, Screen } from './screen.ts';
import { nothing } from './screen.ts';
import { canRespond, placeOf } from './writer.ts';
import type { Writer } from './writer.ts';

const notMember = "I'm not a member of this channel, so my answer comes whole. Invite me to see it grow.";
const elsewhere = "I can't write in the channel where you asked, so here is my answer.";

/** What stands there after a call has failed. Throws the error where nothing can be written any more. */
export function afterFailure(
  writer: Writer,
  screen: Screen,
  error: unknown,
  { message, part, since }: { readonly message: SlackMessage; readonly part: number; readonly since: number },
): Screen {
  if (!(error instanceof SlackError)) throw error;
  switch (error.kind) {
    case 'rate-limited':
      return screen;
    case 'invalid-auth':
      throw error;
    case 'not-in-channel':
    case 'response-url-spent':
      return shutOut(writer, error);
    case 'message-not-found':
      if (screen.kind !== 'message' && screen.kind !== 'stream') throw error;
      return { kind: 'deleted' };
    case 'no-reply': {
      const lost = { kind: 'lost', message, part, place: placeOf(writer, part), since, before: screen } as const;
      const now = afterSilence(screen, error.method, lost);
      if (error.cause instanceof DeadlineError) {
        writer.late.push({ at: writer.clock.now(), post: now.kind === 'lost' ? now : null });
      }
      return now;
    }
    case 'stream-state':
    case 'too-long':
    case 'blocks-refused':
    case 'other':
      return afterRefusal(writer, screen, error);
  }
}

/** Nobody knows whether the call was done. */
function afterSilence(screen: Screen, method: string, lost: Omit<LostScreen, 'method'>): Screen {
  if (method === 'chat.postMessage' || method === 'chat.startStream') return { ...lost, method };
  if (screen.kind === 'stream') return { ...screen, broken: true };
  return screen.kind === 'message' ? { ...screen, shown: null, holdsAll: false } : screen;
}

function afterRefusal(writer: Writer, screen: Screen, { kind, method }: SlackError): Screen {
  if (method === 'chat.startStream') writer.streams = false;
  if (screen.kind === 'stream' && method !== 'chat.postMessage') {
    return kind === 'stream-state'
      ? { kind: 'message', ts: screen.ts, shown: null, holdsAll: false }
      : { ...screen, broken: true };
  }
  if (screen.kind === 'message' && kind === 'stream-state') {
    return { kind: 'stream', ts: screen.ts, appended: '', since: writer.clock.now(), broken: true };
  }
  return screen;
}

/** The channel is closed to us: the response_url is left, then the DM with whoever asked. */
function shutOut(writer: Writer, error: SlackError): Screen {
  const { address, place } = writer;
  if (error.kind === 'not-in-channel' && canRespond(writer)) {
    writer.preface = notMember;
    return { kind: 'closed', shown: null };
  }
  if (address.channelKind === 'dm' || place.channel !== address.channel) throw error;
  writer.place = { channel: address.user, thread: null };
  writer.preface = elsewhere;
  return nothing;
}
