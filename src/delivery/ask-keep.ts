import type { Lease } from './lease.ts';
import type { TakenAsk } from './taken-ask.ts';

/** Where asks lie while they are answered, so that another process goes on with them should this one die. */
export interface AskKeep {
  readonly leases: {
    /** Holds a new ask. Returns at once: an answer doesn't wait for it. @param tries 1 when it is begun at once */
    hold(taken: TakenAsk, tries: number): Lease;
  };
  /** Begins to fetch what others gave away or left behind, for this process. */
  fetch(fetching: Fetching): Fetcher;
  /** How long a process is believed to live without being heard of. Milliseconds. */
  readonly lease: number;
}

/** What a process does with what it fetches. */
export interface Fetching {
  /** Whether its platform is served by this process. */
  readonly canAnswer: (taken: TakenAsk) => boolean;
  /** Resolves when there is room for one more answer. */
  readonly room: (signal: AbortSignal) => Promise<void>;
  /** Answers an ask, in the background. */
  readonly begin: (lease: Lease, taken: TakenAsk) => void;
}

/** Brings asks to this process. */
export interface Fetcher {
  /** Fetches nothing more. What was being fetched goes back. */
  close(): Promise<void>;
}
