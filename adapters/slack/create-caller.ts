import { AsyncLocalStorage } from 'node:async_hooks';
import { webApi } from '@slack/bolt';
import type { Clock } from '../../src/clock.ts';
import { withDeadline } from '../../src/deadline.ts';
import { toSlackError } from './slack-error.ts';

const tryFor = 5_000;

/** One call, one try. Throws SlackError, or the reason of `signal`. */
export type SlackCall = (
  method: string,
  args: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
) => Promise<Readonly<Record<string, unknown>>>;

/** The client takes no signal by itself, so each call's own one is handed to `fetch` on the side. */
export function createCaller(token: string, apiUrl: string | null, clock: Clock): SlackCall {
  const signals = new AsyncLocalStorage<AbortSignal>();
  const client = new webApi.WebClient(token, {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    // A queue would hold up one answer for another; the budgets keep the number of calls low.
    maxRequestConcurrency: Infinity,
    allowAbsoluteUrls: false,
    logger: silent,
    fetch: (url, init) => fetch(url, { ...init, signal: signals.getStore() ?? null }),
  });
  return async (method, args, signal) => {
    try {
      const result = await withDeadline(clock, tryFor, signal, (own) =>
        signals.run(own, () => client.apiCall(method, { ...args })),
      );
      return { ...result };
    } catch (error) {
      signal.throwIfAborted();
      throw toSlackError(error, method);
    }
  };
}

/** Failures are thrown; the client is not to write them anywhere as well. */
const silent: webApi.Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => webApi.LogLevel.ERROR,
  setName: () => undefined,
};
