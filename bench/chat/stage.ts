import type { Case } from './case.ts';
import type { Model } from './spawn-model.ts';

/** Who answers: the product, or the plain loop beside it. */
export type Contestant = 'product' | 'plain';

export interface Bot {
  readonly pid: number;
  close(): Promise<void>;
}

/** Somebody who asks, and where. */
export interface Asker {
  readonly number: number;
  readonly user: string;
  readonly channel: string;
}

/** One question as it went. Times in milliseconds since the epoch. */
export interface Asked extends Asker {
  readonly eventAt: number;
  /** Where nothing but the answer to it stands; null without such a place: then its words tell whose an answer is. */
  readonly thread: string | null;
}

/** A message of the bot as people saw it. */
export interface Shown {
  readonly channel: string;
  readonly thread: string | null;
  readonly deletedAt: number | null;
  /** It is still being written, as the platform says. */
  readonly isGrowing: boolean;
  /** It ends with the question whether it helped, as the product's finished answers do. */
  readonly isFinished: boolean;
  /** What it said from a time on (milliseconds since the epoch), oldest first. */
  readonly history: readonly { readonly at: number; readonly text: string }[];
}

/** A fresh platform with the published limits, a model and a bot, each in a process of its own. */
export interface Stage {
  readonly contestant: Contestant;
  readonly model: Model;
  readonly bot: Bot;
  readonly askers: readonly Asker[];
  /** Has all of them ask at once. */
  askAll(): Promise<readonly Asked[]>;
  /** Begins what goes wrong before anybody asks, and what does in the middle of an answer. */
  troubleBefore(): Promise<void>;
  troubleAmid(): Promise<void>;
  /** Messages of the bot that stand where the answer to this one belongs. */
  look(asked: Asked): Promise<readonly Shown[]>;
  /** Every message of the bot that ever stood in the askers' channels. */
  all(): Promise<readonly Shown[]>;
  /** Calls since a time, with their status of HTTP. */
  calls(since: number): Promise<readonly { readonly method: string; readonly status: number | null }[]>;
  /** Payloads that the true platform would have refused. */
  violations(): Promise<number>;
  /** How long acks of what came since took, in milliseconds; null for one that never was. */
  acks(since: number): Promise<readonly (number | null)[]>;
  close(): Promise<void>;
}

export interface Surroundings {
  readonly redisUrl: string | null;
  /** A folder for the product's texts, which a later start may find them in. */
  readonly folder: string;
}

/** Opens the stage for one round of a case, with one answer written on it that isn't measured. */
export type OpenStage = (one: Case, contestant: Contestant, place: Surroundings) => Promise<Stage>;

/** What an asker asks; number 0 is for what isn't measured. */
export function questionOf(number: number): string {
  return `how do I pair bluetooth (asker ${number})`;
}
