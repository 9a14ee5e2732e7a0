/** An answer, as the budgets know it. */
export interface Spender {
  readonly team: string;
  readonly channel: string;
  /** The question's id. */
  readonly answer: string;
  /** Milliseconds since its first text; 0 unless told. */
  readonly age?: number;
  /** Another process began it: it grows only while there is plenty for the ends of all that was taken over with it. */
  readonly isTakenOver?: boolean;
}
