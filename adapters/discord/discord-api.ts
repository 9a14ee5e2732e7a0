import { RequestMethod } from 'discord.js';
import type { Clock } from '../../src/clock.ts';
import { withDeadline } from '../../src/deadline.ts';
import type { CallObserver } from './count-edits.ts';
import { DiscordError, isPassing, toDiscordError } from './discord-error.ts';
import type { Seen } from './pace/buckets.ts';
import { isExempt } from './pace/lane.ts';
import type { Lane } from './pace/lane.ts';
import type { Pace, Permit } from './pace/pace.ts';
import { createRestClient } from './rest-client.ts';

/** A call of the REST API. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below the version, with its ids. */
  readonly path: `/${string}`;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly lane: Lane;
}

/** The REST API. Calls throw DiscordError, or the reason of `signal` when that is aborted. */
export interface DiscordApi {
  /**
   * One try. A 429 is kept for its bucket before it is thrown, and delays nobody else.
   * @returns the reply as it came: read it by a schema
   */
  call(call: Call, signal: AbortSignal, permit?: Permit): Promise<unknown>;
  /** For what is looked up, and for what does no harm when it is done twice: tries again for up to 10 seconds. */
  persist(call: Call, signal: AbortSignal): Promise<unknown>;
}

interface DiscordApiOptions {
  readonly token: string;
  /** Ends in `/api`; null: Discord's own. */
  readonly apiUrl: string | null;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly onCall?: CallObserver;
}

const tryFor = 5_000;
const persistFor = 10_000;
const firstPause = 250;
const longestPause = 4_000;

/** Opens the REST API for the bot's token. Nothing is called before it is asked for. */
export function openDiscordApi({ token, apiUrl, clock, pace, onCall }: DiscordApiOptions): DiscordApi {
  const client = createRestClient({ token, apiUrl, timeout: tryFor });

  async function call(one: Call, signal: AbortSignal, permit?: Permit): Promise<unknown> {
    const taken = permit ?? pace.take(one.lane);
    let seen: Seen | null = null;
    const tell = (told: Seen): void => {
      seen = told;
    };
    try {
      const reply = await withDeadline(clock, tryFor, signal, (own) =>
        client.request({ ...requestOf(one), signal: own }, tell),
      );
      onCall?.(one, null);
      return reply;
    } catch (error) {
      signal.throwIfAborted();
      const failure = toDiscordError(error, `${one.method} ${one.lane.route}`);
      if (failure.kind === 'rate-limited') {
        // The lane as well where all calls are meant: those by a token don't look at the limit over all.
        pace.pause(one.lane, failure.retryAfter, false);
        if (failure.isGlobal) pace.pause(one.lane, failure.retryAfter, true);
      }
      onCall?.(one, failure);
      throw failure;
    } finally {
      taken.done(seen);
    }
  }

  return {
    call,
    async persist(one, signal) {
      const end = clock.now() + persistFor;
      for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 2)) {
        try {
          return await call(one, signal);
        } catch (error) {
          if (!(error instanceof DiscordError) || !isPassing(error)) throw error;
          const wait = Math.max(pause, error.retryAfter);
          if (clock.now() + wait > end) throw error;
          await clock.sleep(wait, signal);
        }
      }
    },
  };
}

const methods = {
  GET: RequestMethod.Get,
  POST: RequestMethod.Post,
  PATCH: RequestMethod.Patch,
  PUT: RequestMethod.Put,
  DELETE: RequestMethod.Delete,
} as const;

function requestOf({ method, path, query, body, lane }: Call) {
  return {
    method: methods[method],
    fullRoute: path,
    auth: !isExempt(lane),
    ...(query === undefined ? {} : { query: new URLSearchParams(query) }),
    ...(body === undefined ? {} : { body }),
  };
}
