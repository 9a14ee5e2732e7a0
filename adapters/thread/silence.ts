import type { ThreadMessage } from './thread-message.ts';
import { isQuestion, isStop, mayBeForBot, speaksToPerson } from './wording.ts';

/** Why the bot says nothing to a message in a thread. */
export type Silence =
  /** The bot never answered here. */
  | 'not-its-thread'
  /** Somebody told it to stop, and nobody has named it since. */
  | 'stopped'
  /** A person on duty has written, and nobody has named the bot since. */
  | 'staff'
  /** It names somebody else. */
  | 'names-another'
  /** It answers somebody else. */
  | 'answers-another'
  /** It speaks to a person. */
  | 'speaks-to-person'
  /** It asks nothing. */
  | 'no-question';

export interface ThreadFacts {
  /** The thread before the message, oldest first. */
  readonly before: readonly ThreadMessage[];
  readonly message: Pick<ThreadMessage, 'user' | 'text' | 'toOthers'>;
  /** The message names a product and nothing else. */
  readonly namesProduct: boolean;
  /** Ids of the people on duty. */
  readonly staff: ReadonlySet<string>;
}

/**
 * Whether the bot stays silent to a message of a thread that doesn't name it, and why; null: it answers. The rules are
 * written down in docs/slack.md.
 */
export function silenceFor({ before, message, namesProduct, staff }: ThreadFacts): Silence | null {
  const lastAnswer = before.findLastIndex(({ by }) => by === 'bot');
  if (lastAnswer === -1) return 'not-its-thread';
  if (message.toOthers) return 'names-another';
  const sinceNamed = before.slice(before.findLastIndex(({ by, toBot }) => by === 'person' && toBot) + 1);
  if (before.some((one) => endsIt(one)) && !namedSince(before, endsIt)) return 'stopped';
  if (onDuty(sinceNamed, before, staff)) return 'staff';
  const between = before.slice(lastAnswer + 1).filter(({ by }) => by !== 'other-bot');
  if (between.some(({ user }) => user !== message.user)) return 'answers-another';
  if (namesProduct) return null;
  const asked = askers(before, lastAnswer).has(message.user);
  if (!asked && speaksToPerson(message.text)) return 'speaks-to-person';
  return (asked ? mayBeForBot(message.text) : isQuestion(message.text)) ? null : 'no-question';
}

function endsIt({ by, text }: ThreadMessage): boolean {
  return by === 'person' && isStop(text);
}

/** Somebody has named the bot, with anything but another "stop", after the last message that fits. */
function namedSince(before: readonly ThreadMessage[], fits: (message: ThreadMessage) => boolean): boolean {
  const last = before.findLastIndex((message) => fits(message));
  return before.slice(last + 1).some(({ by, toBot }) => by === 'person' && toBot);
}

/** A person on duty who asks the bot something isn't taking over; one who writes without naming it is. */
function onDuty(
  sinceNamed: readonly ThreadMessage[],
  before: readonly ThreadMessage[],
  staff: ReadonlySet<string>,
): boolean {
  const asking = new Set(before.filter(({ by, toBot }) => by === 'person' && toBot).map(({ user }) => user));
  return sinceNamed.some(({ by, user }) => by === 'person' && staff.has(user) && !asking.has(user));
}

/** Those whom the bot has answered: they wrote the first message, named the bot, or wrote right before an answer. */
function askers(before: readonly ThreadMessage[], lastAnswer: number): ReadonlySet<string> {
  const people = before.filter(
    ({ by, toBot }, index) =>
      by === 'person' && (toBot || index === 0 || (index < lastAnswer && before[index + 1]?.by === 'bot')),
  );
  return new Set(people.map(({ user }) => user));
}
