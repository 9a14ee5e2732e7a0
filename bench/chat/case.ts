/** What goes wrong while an answer is written. */
export type Trouble =
  | 'none'
  /** The calls that the message grows by are answered with 429 and Retry-After 5. */
  | 'throttle'
  /** The platform closes the stream that the message grows by. */
  | 'closed-stream'
  /** The connection that questions come by breaks. */
  | 'dropped-gateway'
  /** The first post is done, but its reply never comes. */
  | 'lost-reply'
  /** The connection to the model breaks. */
  | 'reset-before'
  | 'reset-middle';

/** What may not be exceeded, in seconds; what isn't named has no figure. */
export interface Most {
  readonly first50?: number;
  readonly first95?: number;
  readonly behind50?: number;
  readonly final50?: number;
  readonly final95?: number;
  readonly whole50?: number;
  readonly whole95?: number;
  /** Calls answered with 429. */
  readonly refused?: number;
}

export interface Case {
  readonly name: string;
  readonly way: 'mention' | 'slash' | 'dm';
  readonly askers: number;
  /** Each asker in a channel of their own, or all in one channel. */
  readonly spread: boolean;
  /** How many workspaces the product is installed in, each asker in one of their own; missing: one for all. */
  readonly workspaces?: number;
  readonly characters: number;
  /** How long the model writes. */
  readonly milliseconds: number;
  readonly trouble: Trouble;
  /** Milliseconds after the model's first word; 3,000 unless it is given. */
  readonly troubleAfter?: number;
  readonly most: Most;
}

/** An answer of ordinary length. */
export const usual = { spread: false, characters: 2_475, milliseconds: 6_000, trouble: 'none' } as const;
