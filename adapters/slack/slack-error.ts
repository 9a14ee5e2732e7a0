import { webApi } from '@slack/bolt';

export type SlackFailure =
  | 'rate-limited'
  /** The bot can't write there: it is no member, or doesn't see the channel. */
  | 'not-in-channel'
  | 'message-not-found'
  /** The message isn't streaming where it should be, or is where it should not. */
  | 'stream-state'
  | 'too-long'
  /** The blocks are refused for another reason than their length. */
  | 'blocks-refused'
  | 'invalid-auth'
  /** Nobody knows whether it was done: no reply, a reply that is none, or a fault on their side. */
  | 'no-reply'
  /** The address was used too often, or is too old. */
  | 'response-url-spent'
  | 'other';

/** A call that didn't do what it should. The message is for the operator; it holds no text of a question or answer. */
export class SlackError extends Error {
  override readonly name = 'SlackError';
  readonly kind: SlackFailure;
  readonly method: string;
  /** The platform's own name of the error; null where it gave none. */
  readonly error: string | null;
  /** Milliseconds to wait before the method is called again; 0 where nothing was said. */
  readonly retryAfter: number;

  constructor(kind: SlackFailure, method: string, more: { error?: string; retryAfter?: number; cause?: unknown } = {}) {
    super(`Slack ${method}: ${more.error ?? kind}`, { cause: more.cause });
    this.kind = kind;
    this.method = method;
    this.error = more.error ?? null;
    this.retryAfter = more.retryAfter ?? 0;
  }
}

/** Names of errors as the reference page of each method lists them, https://docs.slack.dev/reference/methods. */
const kinds: Readonly<Record<string, SlackFailure>> = {
  ratelimited: 'rate-limited',
  rate_limited: 'rate-limited',
  message_limit_exceeded: 'rate-limited',
  not_in_channel: 'not-in-channel',
  channel_not_found: 'not-in-channel',
  is_archived: 'not-in-channel',
  restricted_action: 'not-in-channel',
  restricted_action_read_only_channel: 'not-in-channel',
  message_not_found: 'message-not-found',
  thread_not_found: 'message-not-found',
  message_not_in_streaming_state: 'stream-state',
  streaming_state_conflict: 'stream-state',
  message_not_owned_by_app: 'stream-state',
  msg_too_long: 'too-long',
  msg_blocks_too_long: 'too-long',
  markdown_text_too_long: 'too-long',
  invalid_blocks: 'blocks-refused',
  invalid_blocks_format: 'blocks-refused',
  invalid_auth: 'invalid-auth',
  not_authed: 'invalid-auth',
  account_inactive: 'invalid-auth',
  token_revoked: 'invalid-auth',
  token_expired: 'invalid-auth',
  internal_error: 'no-reply',
  fatal_error: 'no-reply',
  service_unavailable: 'no-reply',
  request_timeout: 'no-reply',
};

/** What a failed call of the Web API means. */
export function toSlackError(error: unknown, method: string): SlackError {
  if (error instanceof SlackError) return error;
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new SlackError('rate-limited', method, { retryAfter: error.retryAfter * 1_000, cause: error });
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const name = error.data.error;
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    return new SlackError(kind ?? 'other', method, { error: name.slice(0, 100), cause: error });
  }
  return new SlackError('no-reply', method, { cause: error });
}
