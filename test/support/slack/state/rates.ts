/** So many calls a minute in the long run, and so many at once. */
interface Limit {
  readonly perMinute: number;
  readonly burst: number;
}

const tier2: Limit = { perMinute: 20, burst: 10 };
const tier3: Limit = { perMinute: 50, burst: 20 };
const tier4: Limit = { perMinute: 100, burst: 50 };
/** chat.postMessage: about one a second in each channel, and several hundred a minute in all. */
const postInChannel: Limit = { perMinute: 60, burst: 4 };
const postInAll: Limit = { perMinute: 300, burst: 60 };
/** Methods with a special limit of hundreds a minute. */
const special: Limit = { perMinute: 600, burst: 100 };

/** https://docs.slack.dev/apis/web-api/rate-limits and the page of each method; the rest is in tier 3. */
const limits: Readonly<Record<string, Limit>> = {
  'api.test': tier4,
  'assistant.threads.setStatus': special,
  'auth.test': special,
  'chat.appendStream': tier4,
  'chat.getPermalink': special,
  'chat.postEphemeral': tier4,
  'chat.startStream': tier2,
  'chat.stopStream': tier2,
  'conversations.members': tier4,
  'files.info': tier4,
  'oauth.v2.access': tier4,
  'usergroups.users.list': tier2,
  'users.info': tier4,
  'views.open': tier4,
  'views.publish': tier4,
  'views.update': tier4,
};

/** Token buckets per workspace and method. */
export interface Rates {
  /** Takes a call; 0, or the seconds until the next one will be taken. */
  take(team: string, method: string, channel: string | null): number;
}

export function createRates(now: () => number): Rates {
  const buckets = new Map<string, { tokens: number; at: number }>();
  /** Tokens that the bucket holds by now. */
  const fill = (key: string, limit: Limit): { tokens: number; at: number } => {
    const bucket = buckets.get(key) ?? { tokens: limit.burst, at: now() };
    const gained = ((now() - bucket.at) * limit.perMinute) / 60_000;
    bucket.tokens = Math.min(limit.burst, bucket.tokens + gained);
    bucket.at = now();
    buckets.set(key, bucket);
    return bucket;
  };
  return {
    take(team, method, channel) {
      const wanted = limitsOf(team, method, channel).map(([key, limit]) => ({ limit, bucket: fill(key, limit) }));
      const waits = wanted.map(({ limit, bucket }) => ((1 - bucket.tokens) * 60) / limit.perMinute);
      const wait = Math.max(0, ...waits);
      // Sums of parts of a token miss a whole one by a hair.
      if (wait > 1e-9) return Math.max(1, Math.ceil(wait));
      for (const { bucket } of wanted) bucket.tokens -= 1;
      return 0;
    },
  };
}

function limitsOf(team: string, method: string, channel: string | null): [string, Limit][] {
  // No limit is published for the opening of sockets that an app meets in practice, nor for response_url.
  if (method === 'apps.connections.open' || method === 'response_url') return [];
  if (method === 'chat.postMessage') {
    return [
      [`${team} ${method}`, postInAll],
      [`${team} ${method} ${channel ?? ''}`, postInChannel],
    ];
  }
  return [[`${team} ${method}`, limits[method] ?? tier3]];
}
