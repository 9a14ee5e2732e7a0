import type { Question } from '../question.ts';

/** Plain JSON that only the adapter of its platform reads: enough to write the answer from any process. */
export interface ReplyAddress {
  readonly platform: string;
  readonly [part: string]: string | number | boolean | null;
}

/** Plain JSON that the adapter of its platform wrote and reads: where earlier turns and attached files are found. */
export type Origin = Readonly<Record<string, unknown>>;

/** A question and where its answer goes: everything that a worker needs. Plain JSON. */
export interface Ask {
  readonly question: Question;
  readonly address: ReplyAddress;
  /** What the platform calls the event, in every way it may come again. An ask of which one was seen before is dropped. */
  readonly eventKeys: readonly string[];
  /** What is looked up on the platform before the answer begins; missing or null: nothing. */
  readonly origin?: Origin | null;
}
