import type { Ask } from './ask.ts';
import type { Turn } from './turn.ts';

/** Why an ask isn't answered. All but `seen` have to be told to whoever asked. */
export type Refusal =
  /** It came before: nothing is to be done. */
  | { readonly kind: 'seen' }
  /** The person or the workspace asked more than is allowed; the next question is taken in so many milliseconds. */
  | { readonly kind: 'limited'; readonly by: 'person' | 'workspace'; readonly milliseconds: number }
  /** Too many are waiting, or the process is overloaded. */
  | { readonly kind: 'full' }
  /** The process ends, and no other one can be given the ask. */
  | { readonly kind: 'closing' }
  /** This process only takes asks in, and can't reach those that answer. */
  | { readonly kind: 'unreachable' };

export type Taken = { readonly kind: 'taken' } | Refusal;

/** What a platform's adapter does for asks whose address names it. Any of them from nothing but the ask's JSON. */
export interface Platform {
  /** Answers one ask. Has told the asker itself of whatever it throws. */
  answer(ask: Ask, turn: Turn): Promise<void>;
  /**
   * Shows whoever waits their place, as far as that costs nothing that answers need. 1: the next one; 0: their turn has
   * come, and nothing is to be shown any more. A courtesy: what it throws is not reported.
   */
  showPlace(ask: Ask, place: number, signal: AbortSignal): Promise<void>;
  /** Tells whoever asked that an ask which was taken won't be answered. */
  turnAway(ask: Ask, refusal: Refusal, signal: AbortSignal): Promise<void>;
}

/** Takes asks in and has each answered once, in this process or in another one. One for each process. */
export interface Desk {
  /** Has asks answered whose address names the platform. Called once for each, before the first ask. */
  serve(platform: string, by: Platform): void;
  /** Gives an ask a place. Within a second, and never throws for Redis. */
  take(ask: Ask): Promise<Taken>;
  /** Remembers what came in without being a question; false when one of the keys was seen before. */
  first(eventKeys: readonly string[]): Promise<boolean>;
  /** Ends the answers of a conversation that run or wait, in every process. */
  stop(conversation: string): Promise<void>;
  /** How many asks wait for a worker, as far as this process knows. */
  readonly waiting: number;
  /**
   * Takes nothing more and lets what runs end for so many milliseconds. What has not ended then, and what waits, is given
   * to another process where there is one, and turned away otherwise.
   */
  close(milliseconds: number): Promise<void>;
}
