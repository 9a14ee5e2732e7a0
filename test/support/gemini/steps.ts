/** One thing that the stand-in does while it streams an answer. */
export type Step =
  /** A chunk with these words. */
  | { readonly text: string }
  /** A chunk with a thought, as models send them when thoughts are asked for. */
  | { readonly thought: string }
  /** Waits: milliseconds of real time, or until the test lets go. Ends early when the client goes away. */
  | { readonly wait: number | Promise<unknown> }
  /** Sends nothing any more and keeps the connection open. */
  | { readonly stall: true }
  /** Breaks the connection. */
  | { readonly reset: true }
  /** A last chunk with empty text, this reason and the usage, as Gemini sends it. */
  | { readonly finish: string; readonly usage?: UsageMetadata | undefined }
  /** A chunk that says that the prompt itself was blocked. */
  | { readonly blocked: string }
  /** An error in the middle of the stream. */
  | { readonly error: ErrorBody }
  /** These characters as they are, in place of an event. */
  | { readonly raw: string };

/** Token counts as the API names them. */
export interface UsageMetadata {
  readonly promptTokenCount: number;
  readonly cachedContentTokenCount?: number;
  readonly thoughtsTokenCount?: number;
  readonly candidatesTokenCount: number;
}

/** The body of an error as the API sends it, `{ error: … }`. */
export interface ErrorBody {
  readonly code: number;
  readonly status: string;
  readonly message: string;
  readonly details?: readonly unknown[];
}

/** What the stand-in does with one request. */
export type Reply =
  | { readonly kind: 'stream'; readonly steps: Iterable<Step> | AsyncIterable<Step> }
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown }
  /** A body that isn't JSON, as proxies in front of the API send it. */
  | { readonly kind: 'text'; readonly status: number; readonly body: string }
  /** The connection breaks before any answer. */
  | { readonly kind: 'hang-up' }
  /** No answer at all until the client goes away. */
  | { readonly kind: 'silence' };
