import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';

export type DiscordFailure =
  | 'rate-limited'
  /** The token of the bot isn't taken any more. */
  | 'unauthorized'
  /** The bot may not do this there, or doesn't see the place. */
  | 'forbidden'
  /** The channel, or whatever else was named, isn't there. */
  | 'not-there'
  /** The message was deleted. */
  | 'message-gone'
  /** The interaction's token is too old, or is none. */
  | 'token-spent'
  /** The interaction is unknown, or was answered already. */
  | 'too-late'
  /** The bot may write there but not reply, since it may not read what was said before. */
  | 'reply-refused'
  /** A thread was begun there already. */
  | 'thread-exists'
  /** What was sent isn't taken as it is. */
  | 'refused'
  /** Nobody knows whether it was done: no reply, or a fault on their side. */
  | 'no-reply';

/** A call that didn't do what it should. The message is for the operator; it holds no text of a question or answer. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
  readonly kind: DiscordFailure;
  /** Milliseconds to wait before it is tried again; 0 where nothing was said. */
  readonly retryAfter: number;
  /** The limit is one over all calls. */
  readonly isGlobal: boolean;
  /** The platform's number of the error; null where it gave none. */
  readonly code: number | null;

  constructor(
    kind: DiscordFailure,
    call: string,
    more: { code?: number; said?: string; retryAfter?: number; isGlobal?: boolean; cause?: unknown } = {},
  ) {
    super(`Discord ${call}: ${more.said ?? kind}${more.code === undefined ? '' : ` (${more.code})`}`, {
      cause: more.cause,
    });
    this.kind = kind;
    this.retryAfter = more.retryAfter ?? 0;
    this.isGlobal = more.isGlobal ?? false;
    this.code = more.code ?? null;
  }
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const kinds: Readonly<Record<number, DiscordFailure>> = {
  10_008: 'message-gone',
  10_015: 'token-spent',
  10_062: 'too-late',
  40_060: 'too-late',
  50_027: 'token-spent',
  // A thread that is closed to all.
  50_083: 'forbidden',
  160_002: 'reply-refused',
  160_004: 'thread-exists',
};

/**
 * What a failed call means.
 * @param call what was called, without ids: for the log
 */
export function toDiscordError(error: unknown, call: string): DiscordError {
  if (error instanceof DiscordError) return error;
  if (error instanceof RateLimitError) {
    const { retryAfter, timeToReset, global } = error;
    return new DiscordError('rate-limited', call, { retryAfter: Math.max(retryAfter, timeToReset), isGlobal: global });
  }
  if (error instanceof DiscordAPIError) {
    const code = Number(error.code) || error.status;
    return new DiscordError(kinds[code] ?? kindOf(error.status), call, { code, said: error.message.slice(0, 200) });
  }
  if (error instanceof HTTPError) return new DiscordError('no-reply', call, { said: `status ${error.status}` });
  return new DiscordError('no-reply', call, { cause: error });
}

function kindOf(status: number): DiscordFailure {
  switch (status) {
    case 401:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-there';
    default:
      return 'refused';
  }
}

/** Whether the same call may do later what it didn't do now. */
export function isPassing({ kind }: DiscordError): boolean {
  return kind === 'rate-limited' || kind === 'no-reply';
}
