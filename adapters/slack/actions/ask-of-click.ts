import { createHash } from 'node:crypto';
import type { Ask } from '../../../src/delivery/ask.ts';
import type { Question } from '../../../src/question.ts';
import { responseUrlLife } from '../inbound/read-slash.ts';
import type { SlackOrigin } from '../inbound/origin.ts';
import { askKeys } from '../ask-keys.ts';
import type { SlackAction } from '../render/actions.ts';
import type { SlackAddress } from '../slack-address.ts';
import type { Click } from './click.ts';

interface Moment {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly newId: () => string;
}

/**
 * The question that a click asks: a chosen product goes on with the question already asked, in the same message; a
 * follow-up is asked in the message's thread.
 */
export function askOfClick(
  click: Click,
  action: Extract<SlackAction, { kind: 'choose' | 'ask' }>,
  { now, newId }: Moment,
): Ask {
  const id = newId();
  const question: Question = {
    id,
    text: action.question,
    productHint: action.productId,
    scenario: action.scenario,
    images: [],
    thread: [],
    asker: { platform: 'slack', id: click.user },
  };
  const goesOn = action.kind === 'choose';
  const origin: SlackOrigin = {
    asked: 'click',
    ts: null,
    thread: goesOn ? click.thread : (click.thread ?? click.message),
    botUser: click.botUser,
    files: [],
    lookForFiles: false,
  };
  const address = addressOf(click, goesOn, id, now);
  const eventKeys = [keyOf(click, action)];
  return { question, address, eventKeys, origin, ...askKeys(address), urgency: 'asked', isStaff: false };
}

function addressOf(click: Click, goesOn: boolean, questionId: string, now: number): SlackAddress {
  const { team, enterprise, channel, user, thread, message, isEphemeral, responseUrl } = click;
  return {
    platform: 'slack',
    team,
    enterprise,
    channel,
    channelKind: channel.startsWith('D') ? 'dm' : 'channel',
    user,
    thread: goesOn || isEphemeral ? thread : (thread ?? message),
    // What one person alone sees can't be edited by the Web API.
    message: goesOn && !isEphemeral ? message : null,
    responseUrl,
    responseUrlExpires: responseUrl === null ? null : now + responseUrlLife,
    questionId,
  };
}

/** A product can be chosen once in a message, and each further question asked once, however often it is clicked. */
function keyOf({ channel, message }: Click, action: Extract<SlackAction, { kind: 'choose' | 'ask' }>): string {
  const place = `slack:click:${channel}:${message}`;
  if (action.kind === 'choose') return `${place}:choose`;
  const asked = createHash('sha256')
    .update(`${action.productId ?? ''}\n${action.question}`)
    .digest('hex');
  return `${place}:ask:${asked.slice(0, 16)}`;
}
