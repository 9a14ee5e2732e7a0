import type { AnswerOutcome } from '../src/answer/events.ts';
import type { Catalog } from '../src/catalog/resolution.ts';
import type { ManualLibrary } from '../src/manual/library.ts';
import type { Scenario } from '../src/question.ts';
import type { Card } from './card.ts';
import type { Health } from './status.ts';

/** What a command may use. */
export interface CommandParts {
  readonly catalog: Catalog;
  readonly library: ManualLibrary;
  /** How the command is called on this platform, for example `/hsc`. */
  readonly prefix: string;
  /** What stands between the prefix and a command's word; a space unless told. */
  readonly joint?: string;
  /** Milliseconds that a manual is waited for; the library's own patience unless told. */
  readonly patience?: number;
  /** For the people on duty: how the process is. Unknown unless told. */
  readonly health?: () => Promise<Health>;
  /** Whether people can also mention the bot and write it messages; true unless told. */
  readonly isChat?: boolean;
}

/** What is to be done about a text: answer a question by the engine, or show a card. */
export type Reply =
  | {
      readonly kind: 'question';
      readonly hint: string | null;
      readonly text: string;
      readonly scenario: Scenario;
    }
  | {
      readonly kind: 'card';
      readonly card: Card;
      /** Where what was asked for isn't on the card: why. */
      readonly outcome?: Extract<AnswerOutcome, 'ambiguous' | 'unknown_product' | 'no_manual'>;
    };

/** One thing that people can ask the bot to do, on every platform. */
export interface Command {
  /** The word that calls it, or null for what happens when no word does. */
  readonly name: string | null;
  readonly summary: string;
  /** How to write it, after the prefix. */
  readonly usage: string;
  run(argument: string, parts: CommandParts, signal: AbortSignal): Promise<Reply>;
}
