/** So many requests within a window that begins with its first request. */
export interface Limit {
  /** What the platform calls the bucket. */
  readonly bucket: string;
  readonly size: number;
  /** Milliseconds. */
  readonly window: number;
}

/** How it stands with a bucket after a request. */
export interface Standing {
  readonly limit: Limit;
  readonly remaining: number;
  /** When the window ends, in milliseconds since the epoch. */
  readonly resetAt: number;
  /** Milliseconds until the request may come again; 0 when it was taken. */
  readonly wait: number;
  readonly isGlobal: boolean;
}

const globalLimit: Limit = { bucket: 'global', size: 50, window: 1_000 };
const banLife = 60 * 60_000;
const mostInvalid = 10_000;
const invalidWindow = 10 * 60_000;

/** https://docs.discord.com/developers/topics/rate-limits */
export interface Rates {
  /** Takes a request or says how long it has to wait; `major` is the channel, guild or token it is about. */
  take(limit: Limit, major: string, isExempt: boolean): Standing;
  /** Counts an answer of 401, 403 or 429. */
  countInvalid(): void;
  /** Such answers within the last 10 minutes. */
  invalid(): number;
  /** Shuts the address out for an hour. */
  ban(): void;
  /** The address is shut out. */
  isBanned(): boolean;
}

export function createRates(now: () => number): Rates {
  const windows = new Map<string, { used: number; resetAt: number }>();
  const invalid: number[] = [];
  let bannedUntil = 0;
  const look = (key: string, { window }: Limit): { used: number; resetAt: number } => {
    const found = windows.get(key);
    if (found !== undefined && found.resetAt > now()) return found;
    const fresh = { used: 0, resetAt: now() + window };
    windows.set(key, fresh);
    return fresh;
  };
  const recent = (): number => {
    while (invalid[0] !== undefined && invalid[0] < now() - invalidWindow) invalid.shift();
    return invalid.length;
  };
  return {
    take(limit, major, isExempt) {
      const own = look(`${limit.bucket} ${major}`, limit);
      const all = look('global', globalLimit);
      if (!isExempt && all.used >= globalLimit.size) {
        return { limit, remaining: 0, resetAt: all.resetAt, wait: all.resetAt - now(), isGlobal: true };
      }
      const isFull = own.used >= limit.size;
      if (!isExempt) all.used += 1;
      if (!isFull) own.used += 1;
      const wait = isFull ? own.resetAt - now() : 0;
      return { limit, remaining: limit.size - own.used, resetAt: own.resetAt, wait, isGlobal: false };
    },
    countInvalid() {
      invalid.push(now());
      if (recent() >= mostInvalid) bannedUntil = now() + banLife;
    },
    ban() {
      bannedUntil = now() + banLife;
    },
    invalid: recent,
    isBanned: () => bannedUntil > now(),
  };
}
