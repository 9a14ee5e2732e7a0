import type { Ask } from './ask.ts';
import type { Marks } from './turn.ts';

/** An ask that this process answers or lets wait, and that another one goes on with should this one die. */
export interface Lease {
  readonly ask: Ask;
  /** What an earlier process had shown; null: nothing that is known. */
  readonly marks: Marks | null;
  /** How many processes had begun before. */
  readonly tries: number;
  /** An earlier process had it and never gave it up: it died, or can't be reached. */
  readonly isOrphan: boolean;
  /** Aborted when another process has it. */
  readonly lost: AbortSignal;
  /**
   * Resolves when the ask is kept outside of this process; rejects otherwise, where Redis is away with HscError
   * `redis-unavailable`.
   */
  readonly kept: Promise<void>;
  /** Keeps what is shown, as far as that can be. Never throws. */
  keep(marks: Marks): Promise<void>;
  /** Whether it is still held here, as far as can be told. */
  isHeld(): Promise<boolean>;
  /** Gives it to any process, at once. False when it couldn't be given: it is still held here. */
  release(): Promise<boolean>;
  /** It is answered, or never will be. Returns at once; done as soon as that can be. */
  end(): void;
}
