import type { Clock } from '../../../src/clock.ts';
import type { DiscordAddress } from '../discord-address.ts';
import type { DiscordApi } from '../discord-api.ts';
import type { Pace } from '../pace/pace.ts';

/** Writes the messages of one answer. */
export interface Writer {
  readonly address: DiscordAddress;
  readonly api: DiscordApi;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly question: string;
  /** By the interaction's token, or as messages of a channel. */
  way: 'token' | 'channel';
  /** Where messages of a channel go: elsewhere than asked for when the bot can't write there. */
  place: Place;
  /** What the reader has to know of where the answer comes; null where it comes as expected. */
  preface: string | null;
  /** Whether messages are made of components, or classic ones where those are refused. */
  style: 'components' | 'classic';
  /** The message that stands for the interaction, once it is known. */
  original: string | null;
  /** Somebody deleted it. */
  isOriginalGone: boolean;
  /** Counts messages that were deleted: a new one is another one. */
  generation: number;
  /** Parts whose post may or may not have been done. */
  readonly unsure: Set<number>;
  /** No thread can be begun where it was asked. */
  threadsRefused: boolean;
  /** Messages that others have replaced. */
  readonly replaced: string[];
}

interface Place {
  readonly channel: string;
  /** The message that the first one answers; null: none. */
  readonly reference: string | null;
  /** Whether further messages answer the one before. */
  readonly isChained: boolean;
}

interface WriterOptions {
  readonly address: DiscordAddress;
  readonly api: DiscordApi;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly question: string;
}

export function createWriter({ address, api, pace, clock, question }: WriterOptions): Writer {
  const { token, channel, replyTo, channelKind, message } = address;
  return {
    address,
    api,
    pace,
    clock,
    question,
    way: token === null ? 'channel' : 'token',
    place: { channel, reference: replyTo, isChained: channelKind === 'channel' },
    preface: null,
    style: 'components',
    original: message,
    isOriginalGone: false,
    generation: 0,
    unsure: new Set(),
    threadsRefused: false,
    replaced: [],
  };
}

/** Half a minute is left for the way. Milliseconds. */
const spareOfToken = 30_000;

/** Whether the interaction's token can still be used, as far as the clock tells. */
export function canUseToken({ address, clock }: Writer): boolean {
  const { token, tokenExpires } = address;
  return token !== null && (tokenExpires === null || clock.now() < tokenExpires - spareOfToken);
}
