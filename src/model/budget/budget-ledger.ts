/** What a model may be asked in any minute. */
export interface BudgetLimits {
  readonly requests: number;
  /** Of prompts, as the maker counts them. */
  readonly tokens: number;
}

/** What somebody wants of the minute; all 0 only looks. */
export interface BudgetWish {
  readonly requests: number;
  /** Below 0 gives back. */
  readonly tokens: number;
  /** Books it whatever is left: it was used already. */
  readonly used?: boolean;
}

/** How things stand with a model after a wish. */
export interface BudgetStanding {
  readonly granted: boolean;
  /** Of the last minute, before the wish. */
  readonly tokensLeft: number;
  /** Milliseconds until it is worth wishing again: to the end of a pause, or until what was used longest ago no longer counts. */
  readonly wait: number;
}

/**
 * Keeps account of what each model was asked in the last minute, as a sliding window of short slots: unlike in a bucket
 * that fills up, no minute ever holds more than the limits, wherever it begins.
 */
export interface BudgetLedger {
  /** Books the wish when there is no pause and the minute has it; a prompt beyond a whole minute when nothing else runs. */
  book(model: string, wish: BudgetWish, limits: BudgetLimits, signal?: AbortSignal): Promise<BudgetStanding>;
  /** Grants nothing of this model for so many milliseconds. */
  pause(model: string, milliseconds: number): Promise<void>;
}

/** Milliseconds. */
export const slotLength = 3_000;
/** Full slots that make a minute. */
export const slotsInMinute = 20;
