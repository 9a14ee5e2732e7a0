/** How a call fails before anything was done: with an error of the platform, or with a status of HTTP. */
export type Failure =
  | { readonly error: string }
  | {
      readonly status: number;
      /** Seconds. */
      readonly retryAfter?: number;
      /** The platform's number of the error, where errors have numbers. */
      readonly code?: number;
      /** Of a 429, where the platform tells: whose limit it is. */
      readonly scope?: 'user' | 'global' | 'shared';
    };

type Fault =
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'lose-reply' }
  | { readonly kind: 'slow'; readonly milliseconds: number };

/** Faults for coming calls; `method` is the name of a method or route, or `*` for all of them. */
export interface Faults {
  /** The next calls fail with an error of the platform or with a status of HTTP. */
  readonly fail: (method: string, failure: Failure, times?: number) => void;
  /** The next calls do their work, but the connection closes instead of a reply. */
  readonly loseReply: (method: string, times?: number) => void;
  /** The next calls take this much longer. */
  readonly slow: (method: string, milliseconds: number, times?: number) => void;
  /** From now on, for so many seconds, every call is answered with 429 and the rest of that time as Retry-After. */
  readonly throttle: (method: string, seconds: number) => void;
  /** Takes every fault back. */
  readonly heal: () => void;
}

/** What befalls one call. */
export interface Fate {
  readonly failure: Failure | null;
  readonly loseReply: boolean;
  readonly delay: number;
}

export function createFaults(now: () => number): Faults & { fate(method: string): Fate } {
  const set: { readonly method: string; readonly fault: Fault; times: number }[] = [];
  const throttled = new Map<string, number>();
  const add = (method: string, fault: Fault, times: number): void => {
    set.push({ method, fault, times });
  };
  /** The first fault of this kind that waits for the method, used up by one. */
  const use = <K extends Fault['kind']>(method: string, kind: K): Extract<Fault, { kind: K }> | null => {
    const found = set.find((one) => one.fault.kind === kind && [method, '*'].includes(one.method) && one.times > 0);
    if (found === undefined) return null;
    found.times -= 1;
    return found.fault as Extract<Fault, { kind: K }>;
  };
  return {
    fail: (method, failure, times = 1) => {
      add(method, { kind: 'failure', failure }, times);
    },
    loseReply: (method, times = 1) => {
      add(method, { kind: 'lose-reply' }, times);
    },
    slow: (method, milliseconds, times = 1) => {
      add(method, { kind: 'slow', milliseconds }, times);
    },
    throttle: (method, seconds) => {
      throttled.set(method, now() + seconds * 1_000);
    },
    heal() {
      set.length = 0;
      throttled.clear();
    },
    fate(method) {
      const until = Math.max(throttled.get(method) ?? 0, throttled.get('*') ?? 0);
      const delay = use(method, 'slow')?.milliseconds ?? 0;
      if (until > now()) {
        const scope = (throttled.get('*') ?? 0) > now() ? 'global' : 'user';
        return { failure: { status: 429, retryAfter: (until - now()) / 1_000, scope }, loseReply: false, delay };
      }
      const failure = use(method, 'failure')?.failure ?? null;
      return { failure, loseReply: failure === null && use(method, 'lose-reply') !== null, delay };
    },
  };
}
