import type { JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import type { Limit } from '../state/rates.ts';

/** A file that came with a request. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** A request that a route answers. */
export interface Request {
  readonly parts: Parts;
  /** Part of the path, by its name in the route. */
  readonly at: (name: string) => string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** By the number in `files[n]`. */
  readonly files: ReadonlyMap<number, Upload>;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** What a route does; throws a Refusal. */
export type Run = (request: Request) => Answer;

export interface Route {
  /** What calls of it are recorded as. */
  readonly name: string;
  readonly method: string;
  /** Such as `/channels/:channel/messages`. */
  readonly path: string;
  readonly limit: Limit;
  /** The parts of the path that have limits of their own. */
  readonly major: readonly string[];
  /** Interaction endpoints need no token of the bot and don't count for the global limit. */
  readonly auth: 'bot' | 'none';
  readonly run: Run;
}

export const ok = (body: unknown, status = 200): Answer => ({ status, body });
export const done: Answer = { status: 204 };

/** An object of a body that is one. */
export function asObject(body: unknown): JsonObject {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {};
}
