import type { JsonObject } from '../../stand-in/json.ts';

/** A call of the Web API or of a response_url, with its outcome. Times in milliseconds since the epoch. */
export interface CallRecord {
  readonly method: string;
  readonly team: string | null;
  readonly args: JsonObject;
  readonly at: number;
  /** When the reply went out, or the connection was closed in its place; null while under way. */
  endedAt: number | null;
  /** Status of HTTP. */
  status: number | null;
  /** The platform's error; null when the call was done. */
  error: string | null;
  retryAfter: number | null;
  /** The work was done, the reply never sent. */
  replyLost: boolean;
}

/** Something that the true platform would have refused, or cut off, of what the app sent. */
export interface Violation {
  readonly method: string;
  readonly error: string;
  /** Where and why. */
  readonly why: readonly string[];
  readonly args: JsonObject;
  readonly at: number;
}

/** What a thread's status line said from a time on. */
export interface StatusRecord {
  readonly channel: string;
  readonly thread: string;
  readonly status: string;
  readonly loadingMessages: readonly string[];
  readonly at: number;
}

export interface PromptsRecord {
  readonly channel: string;
  readonly thread: string | null;
  readonly title: string | null;
  readonly prompts: readonly JsonObject[];
  readonly at: number;
}

/** What has happened, oldest first. */
export interface Records {
  readonly calls: CallRecord[];
  readonly violations: Violation[];
  readonly statuses: StatusRecord[];
  readonly prompts: PromptsRecord[];
  readonly titles: { readonly channel: string; readonly thread: string; readonly title: string }[];
}

export function createRecords(): Records {
  return { calls: [], violations: [], statuses: [], prompts: [], titles: [] };
}
