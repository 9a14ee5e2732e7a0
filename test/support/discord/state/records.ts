import type { JsonObject } from '../../stand-in/json.ts';

/** A request with its outcome. Times in milliseconds since the epoch. */
export interface CallRecord {
  /** The route's name, such as `messages.edit`. */
  readonly route: string;
  readonly method: string;
  /** Behind `/api/v10`. */
  readonly path: string;
  readonly body: JsonObject;
  readonly at: number;
  /** When the reply went out, or the connection was closed in its place; null while under way. */
  endedAt: number | null;
  status: number | null;
  /** The platform's number of the error. */
  code: number | null;
  retryAfter: number | null;
  /** The work was done, the reply never sent. */
  replyLost: boolean;
}

/** Something that the app sent and the true platform would refuse, whatever befalls: bodies that aren't well made. */
export interface Violation {
  readonly route: string;
  readonly code: number;
  /** Where and why. */
  readonly why: readonly string[];
  readonly body: JsonObject;
  readonly at: number;
}

/** What has happened, oldest first. */
export interface Records {
  readonly calls: CallRecord[];
  readonly violations: Violation[];
  readonly typings: { readonly channel: string; readonly at: number }[];
  /** Why each connection to the gateway ended, as a code of the gateway or of the web socket. */
  readonly closes: { readonly code: number; readonly by: 'app' | 'platform' }[];
}

export function createRecords(): Records {
  return { calls: [], violations: [], typings: [], closes: [] };
}
