import { LRUCache } from 'lru-cache';
import type { Clock } from '../../src/clock.ts';
import type { CallObserver } from './count-edits.ts';
import { createCaller } from './create-caller.ts';
import { postResponse, responseMethod } from './post-response.ts';
import { SlackError } from './slack-error.ts';

export type SlackArguments = Readonly<Record<string, unknown>>;

/** A reply as it came: read it by a schema. */
export type SlackResult = Readonly<Record<string, unknown>>;

/** The Web API of one workspace. Every call throws SlackError, or the reason of `signal` when that is aborted. */
export interface SlackApi {
  /** One try, for what the next edit makes good. A 429 is thrown at once and delays nobody else. */
  edit(method: string, args: SlackArguments, signal: AbortSignal): Promise<SlackResult>;
  /**
   * For what must arrive: waits and tries again for up to a minute after a 429, and after a lost reply where doing it
   * twice does no harm. A post whose reply was lost is thrown as `no-reply`: look for it before posting again.
   */
  final(method: string, args: SlackArguments, signal: AbortSignal): Promise<SlackResult>;
  /** For what is looked up: tries again for up to 10 seconds. */
  read(method: string, args: SlackArguments, signal: AbortSignal): Promise<SlackResult>;
  /**
   * Posts to the response_url of a command or a click, five times within half an hour at most.
   * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
   */
  respond(responseUrl: string, payload: SlackArguments, signal: AbortSignal): Promise<void>;
  /** How many more times `respond` may be called for the address, as far as this process knows. */
  responsesLeft(responseUrl: string): number;
}

interface SlackApiOptions {
  readonly token: string;
  /** Ends in `/api/`; null: Slack's own. */
  readonly apiUrl: string | null;
  readonly clock: Clock;
  /** Told of every try but those that were aborted. */
  readonly onCall?: CallObserver;
}

const readFor = 10_000;
const finalFor = 60_000;
const firstPause = 250;
const longestPause = 5_000;

const responses = 5;
const responsesWithin = 30 * 60 * 1_000;

/** Doing these twice shows twice. */
const unrepeatable: ReadonlySet<string> = new Set([
  'chat.postMessage',
  'chat.postEphemeral',
  'chat.startStream',
  'chat.appendStream',
  'views.open',
]);

/** Opens the Web API for the workspace of a token. Nothing is called before it is asked for. */
export function openSlackApi({ token, apiUrl, clock, onCall = () => undefined }: SlackApiOptions): SlackApi {
  const call = observedCalls(createCaller(token, apiUrl, clock), onCall);
  const used = new LRUCache<string, number>({ max: 500, ttl: responsesWithin });
  const responsesLeft = (responseUrl: string): number => responses - (used.get(responseUrl) ?? 0);

  async function persist(
    method: string,
    args: SlackArguments,
    within: number,
    signal: AbortSignal,
  ): Promise<SlackResult> {
    const end = clock.now() + within;
    for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 2)) {
      try {
        return await call(method, args, signal);
      } catch (error) {
        const wait = pauseAfter(error, method, pause);
        if (wait === null || clock.now() + wait > end) throw error;
        await clock.sleep(wait, signal);
      }
    }
  }

  return {
    edit: call,
    final: (method, args, signal) => persist(method, args, finalFor, signal),
    read: (method, args, signal) => persist(method, args, readFor, signal),
    responsesLeft,
    async respond(responseUrl, payload, signal) {
      if (responsesLeft(responseUrl) <= 0) throw new SlackError('response-url-spent', responseMethod);
      used.set(responseUrl, responses - responsesLeft(responseUrl) + 1, { noUpdateTTL: true });
      await told(onCall, responseMethod, signal, () => postResponse(responseUrl, payload, clock, signal));
    },
  };
}

function observedCalls(call: SlackApi['edit'], onCall: CallObserver): SlackApi['edit'] {
  return (method, args, signal) => told(onCall, method, signal, () => call(method, args, signal));
}

/** Tells how the work ended, but for an abort. */
async function told<T>(onCall: CallObserver, method: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work();
    onCall(method, null);
    return result;
  } catch (error) {
    if (!signal.aborted) onCall(method, error);
    throw error;
  }
}

/** Milliseconds until another try makes sense; null: never. */
function pauseAfter(error: unknown, method: string, pause: number): number | null {
  if (!(error instanceof SlackError)) return null;
  if (error.kind === 'rate-limited') return Math.max(error.retryAfter, pause);
  return error.kind === 'no-reply' && !unrepeatable.has(method) ? pause : null;
}
