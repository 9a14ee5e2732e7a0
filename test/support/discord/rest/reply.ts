import type { IncomingMessage } from 'node:http';
import type { Failure } from '../../stand-in/faults.ts';
import type { Parts } from '../parts.ts';
import { bodyOf, refusals, type Refusal } from '../refusal.ts';
import type { Standing } from '../state/rates.ts';
import type { Answer, Route } from './route.ts';

export type Headers = Readonly<Record<string, string>>;

export interface Reply extends Answer {
  readonly headers?: Headers;
}

/** What is said before the route is looked at; null when it may run. */
export function stopped(
  { rates, app }: Parts,
  request: IncomingMessage,
  route: Route | null,
  standing: Standing | null,
  failure: Failure | null,
): Reply | null {
  if (rates.isBanned()) return { status: 429, headers: { 'retry-after': '3600' }, body: 'error code: 1015' };
  const isTaken = request.headers.authorization === `Bot ${app.token}` && !app.tokenRefusedBy.has('api');
  if (route?.auth === 'bot' && !isTaken) return errorOf(refusals.unauthorized());
  if (standing !== null && standing.wait > 0)
    return tooMany(standing.wait / 1_000, standing.isGlobal ? 'global' : 'user');
  if (failure === null) return null;
  if ('error' in failure) return { status: 400, body: { message: failure.error, code: 0 } };
  const { status, code = 0, retryAfter = 0, scope = 'user' } = failure;
  // Interactions don't count for the limit over all calls.
  const isSpared = status === 429 && scope === 'global' && route?.auth === 'none';
  if (isSpared) return null;
  return status === 429
    ? tooMany(retryAfter, scope)
    : { status, body: { message: `${status}: as the test wants`, code } };
}

/**
 * The body says to the millisecond what the header rounds up. `user`: this bot's own limit for the bucket; `shared`: one
 * that others have used up. https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit
 */
function tooMany(seconds: number, scope: Scope): Reply {
  const isGlobal = scope === 'global';
  const headers = { 'retry-after': String(Math.ceil(seconds)), 'x-ratelimit-scope': scope };
  const body = { message: 'You are being rate limited.', retry_after: seconds, global: isGlobal };
  return { status: 429, headers: isGlobal ? { ...headers, 'x-ratelimit-global': 'true' } : headers, body };
}

type Scope = 'user' | 'global' | 'shared';

export function errorOf(refusal: Refusal): Reply {
  return { status: refusal.status, body: bodyOf(refusal) };
}

/** https://docs.discord.com/developers/topics/rate-limits#header-format-rate-limit-header-examples */
export function rateHeaders({ limit, remaining, resetAt, isGlobal }: Standing, now: number): Headers {
  if (isGlobal) return {};
  return {
    'x-ratelimit-limit': String(limit.size),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': (resetAt / 1_000).toFixed(3),
    'x-ratelimit-reset-after': (Math.max(0, resetAt - now) / 1_000).toFixed(3),
    'x-ratelimit-bucket': Buffer.from(limit.bucket).toString('hex').padEnd(32, '0').slice(0, 32),
  };
}
