import { AsyncLocalStorage } from 'node:async_hooks';
import { DefaultRestOptions, REST } from 'discord.js';
import type { InternalRequest, RESTOptions, ResponseLike } from 'discord.js';
import { z } from 'zod';
import { DiscordError } from './discord-error.ts';
import type { Seen } from './pace/buckets.ts';

export interface RestClient {
  /**
   * One request, sent at once and once. What fails is thrown as discord.js does, but 429 and 5xx as DiscordError.
   * @param tell told of the limits as soon as they are known, also where the request fails
   */
  request(one: InternalRequest, tell: (seen: Seen) => void): Promise<unknown>;
}

interface RestClientOptions {
  readonly token: string;
  /** Ends in `/api`; null: Discord's own. */
  readonly apiUrl: string | null;
  /** Milliseconds. */
  readonly timeout: number;
}

/**
 * discord.js's own client, of which neither the queues nor the repetitions are used: a queue would hold a final back
 * behind stale edits, and 5xx would be tried again without a pause. The limits are taken off the answers before the
 * client sees them; they are kept by the pace, which knows that interactions are exempt from the global one.
 */
export function createRestClient({ token, apiUrl, timeout }: RestClientOptions): RestClient {
  const tellers = new AsyncLocalStorage<(seen: Seen) => void>();
  const rest = new REST({
    ...(apiUrl === null ? {} : { api: apiUrl }),
    rejectOnRateLimit: () => true,
    retries: 0,
    timeout,
    offset: 0,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    makeRequest: async (...request: Parameters<RESTOptions['makeRequest']>) => {
      const response = await DefaultRestOptions.makeRequest(...request);
      const seen = seenIn(response.headers);
      if (seen !== null && response.status !== 429) tellers.getStore()?.(seen);
      for (const name of limitHeaders) response.headers.delete(name);
      if (response.status === 429 || response.status >= 500) await refuse(response);
      return response;
    },
  });
  return {
    request(one, tell) {
      // The token is set anew since the client forgets it after a 401, so that one wrong answer would end all others.
      if (one.auth !== false) rest.setToken(token);
      return tellers.run(tell, () => rest.request(one));
    },
  };
}

const refusalSchema = z.object({ retry_after: z.number().min(0) });

/** Throws what the answer means. Its body is read, or its connection would stay taken. */
async function refuse(response: ResponseLike): Promise<never> {
  const { status, headers } = response;
  const call = `status ${status}`;
  const body = Buffer.from(await response.arrayBuffer()).toString();
  if (status !== 429) throw new DiscordError('no-reply', call);
  const exact = exactSeconds(body);
  const retryAfter = (exact ?? secondsOf(headers.get('retry-after'))) * 1_000;
  // What isn't in the platform's own words comes from the guard before it, and is about the address: about all calls.
  const isGlobal = exact === null || headers.has('x-ratelimit-global');
  throw new DiscordError('rate-limited', call, { retryAfter, isGlobal });
}

/** The body says to the millisecond what the header rounds up; a body that isn't Discord's own says nothing. */
function exactSeconds(body: string): number | null {
  try {
    return refusalSchema.safeParse(JSON.parse(body)).data?.retry_after ?? null;
  } catch {
    return null;
  }
}

function secondsOf(header: string | null): number {
  const seconds = Number(header ?? '1');
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 1;
}

/** https://docs.discord.com/developers/topics/rate-limits#header-format */
const limitHeaders = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset-after', 'x-ratelimit-bucket'];

/** What the headers say of the bucket; null where they say nothing. */
function seenIn(headers: ResponseLike['headers']): Seen | null {
  const [limit, remaining, resetAfter, bucket] = limitHeaders.map((name) => headers.get(name));
  if (limit == null || remaining == null || resetAfter == null || bucket == null) return null;
  const seen = { bucket, limit: Number(limit), remaining: Number(remaining), resetAfter: Number(resetAfter) * 1_000 };
  const isWhole = [seen.limit, seen.remaining, seen.resetAfter].every(Number.isFinite) && seen.limit > 0;
  return isWhole ? seen : null;
}
