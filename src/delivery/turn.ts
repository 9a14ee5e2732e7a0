/** Plain JSON that the adapter of its platform wrote and reads: the messages in which an answer stands so far. */
export type Marks = Readonly<Record<string, unknown>>;

/**
 * What whoever takes an answer over needs to go on in the same message. Reported to by the surface, and kept beside the
 * ask for as long as that runs.
 */
export interface Progress {
  /** What was kept last, in this process or in the one that the answer is taken over from; null: nothing. */
  readonly marks: Marks | null;
  /** Keeps the marks in place of those before. Never throws, and waits half a second at most. */
  keep(marks: Marks): Promise<void>;
}

/** Why a turn ends before its answer does. */
export type TurnEnd =
  /** Somebody said stop: the asker is told so. */
  | 'stopped'
  /** The process ends and nobody else can go on: the asker is told to ask again. */
  | 'closing'
  /** The process ends and another one goes on, in the same message: nothing more is written. */
  | 'handed-over'
  /** Another process goes on, since this one wasn't heard of for long: nothing more is written. */
  | 'lost'
  /** It was tried too often: the asker is told so. */
  | 'given-up';

/** Reason of a turn's signal. */
export class TurnEndedError extends Error {
  override readonly name = 'TurnEndedError';
  readonly end: TurnEnd;

  constructor(end: TurnEnd) {
    super(`the turn has ended: ${end}`);
    this.end = end;
  }

  /** Whether somebody else writes from now on. */
  get isSilent(): boolean {
    return this.end === 'handed-over' || this.end === 'lost';
  }
}

/** One process's try to answer an ask. */
export interface Turn {
  /** Aborted with a TurnEndedError when nothing more is to be written, or nothing but that it was ended. */
  readonly signal: AbortSignal;
  readonly progress: Progress;
  /** Another process had begun to answer: the answer begins anew, and says so. */
  readonly isTakenOver: boolean;
  /**
   * Asked before the end of an answer is written.
   * @throws TurnEndedError when another process has taken the answer over
   */
  confirm(): Promise<void>;
  /** It turned out that the bot wasn't asked: the ask doesn't count. Never throws. */
  ignored(): Promise<void>;
}
