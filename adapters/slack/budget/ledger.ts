import type { Bucket } from './rates.ts';

/** A bucket as one call uses it. */
export interface Draw extends Bucket {
  /** Calls taken. */
  readonly cost: number;
}

/** A way to make a call. */
export interface Way {
  readonly draws: readonly Draw[];
  /** Whoever takes something is counted with the others of this name; null: isn't counted. */
  readonly group: string | null;
  /** Milliseconds that another way may take longer and still be preferred. */
  readonly handicap: number;
}

/** What was taken, and how things stand. */
export interface Entry {
  /** Index of the way; null: nothing was taken. */
  readonly way: number | null;
  /** Milliseconds until the call may be made. */
  readonly wait: number;
  /** Calls left in the first bucket of the way (of the first way when nothing was taken); below 0 when they are owed. */
  readonly left: number;
  /** Answers of the group that run in the workspace; 0 where there is no group, and for a claim. */
  readonly running: number;
}

/**
 * Books calls of one workspace. A bucket is a single time, as in the generic cell rate algorithm: when it would be full
 * again. https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
 */
export interface Ledger {
  /** Takes a call if every bucket of the way has it. */
  spend(team: string, answer: string, way: Way, signal: AbortSignal): Promise<Entry>;
  /** Takes a call by the way that is open soonest, ahead of time if need be: it may be made after `wait`. */
  claim(team: string, ways: readonly Way[], signal: AbortSignal): Promise<Entry>;
  /** Nothing is left in the bucket before so many milliseconds have passed. */
  drain(team: string, bucket: Bucket, milliseconds: number): Promise<void>;
  /** The answer no longer runs in any of these groups. */
  leave(team: string, answer: string, groups: readonly string[]): Promise<void>;
}

/** An answer that takes nothing for so long no longer counts as running. Milliseconds. */
export const forgottenAfter = 90_000;

/** Sums of parts of a call miss a whole one by less than this. */
export const hair = 0.000_01;
