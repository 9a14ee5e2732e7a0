/** How often a method may be called: so many at once, then one each `period` milliseconds. */
export interface Rate {
  readonly period: number;
  readonly burst: number;
}

/** Methods that answers are written by. */
export type BudgetMethod =
  | 'chat.postMessage'
  | 'chat.update'
  | 'chat.delete'
  | 'chat.startStream'
  | 'chat.appendStream'
  | 'chat.stopStream'
  | 'assistant.threads.setStatus'
  | 'response_url';

/**
 * A little less than is published, and a burst one smaller than is granted: calls don't arrive as evenly as they are
 * sent, and a refused one costs more than it gains.
 */
function rate(perMinute: number, burst: number): Rate {
  return { period: 60_000 / (perMinute * 0.98), burst: burst - 1 };
}

/**
 * Per workspace. The tiers are those of https://docs.slack.dev/apis/web-api/rate-limits and of the page of each method;
 * the bursts are what is granted in practice. Nothing is published for setStatus and response_url.
 */
const workspaceRates: Readonly<Record<BudgetMethod, Rate>> = {
  'chat.postMessage': rate(300, 60),
  'chat.update': rate(50, 20),
  'chat.delete': rate(50, 20),
  'chat.startStream': rate(20, 10),
  'chat.appendStream': rate(100, 50),
  'chat.stopStream': rate(20, 10),
  'assistant.threads.setStatus': rate(300, 50),
  response_url: rate(600, 60),
};

/** chat.postMessage is held to about one a second in each channel as well; same page. */
const channelRate = rate(60, 4);

/** A bucket of calls: its name within the workspace, and its rate. */
export interface Bucket extends Rate {
  readonly name: string;
}

/** The buckets that a call of the method takes from when it is made, the narrowest first. */
export function bucketsOf(method: BudgetMethod, channel: string): readonly [Bucket, ...Bucket[]] {
  const all = { name: method, ...workspaceRates[method] };
  return method === 'chat.postMessage' ? [{ name: `${method} ${channel}`, ...channelRate }, all] : [all];
}

/** Methods that end messages. */
export type EndMethod = 'chat.update' | 'chat.stopStream';

export function isEnd(method: BudgetMethod): method is EndMethod {
  return method === 'chat.update' || method === 'chat.stopStream';
}

/**
 * What a call of such a method takes from besides, or took from long before it is made: calls that are promised. A bucket
 * of its own, since the platform's doesn't fill beyond its burst however many were put by.
 */
export function promisedOf(method: EndMethod): Bucket {
  return { name: `${method} promised`, ...workspaceRates[method] };
}
