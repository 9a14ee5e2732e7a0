import type { Health } from '../../commands/status.ts';
import type { Catalog } from '../../src/catalog/resolution.ts';
import type { CheckedAnswers } from '../../src/checked/checked-answers.ts';
import type { Clock } from '../../src/clock.ts';
import type { Desk } from '../../src/delivery/desk.ts';
import type { Feedback } from '../../src/insight/feedback.ts';
import type { Log } from '../../src/insight/log.ts';
import type { ManualLibrary } from '../../src/manual/library.ts';
import type { Background } from '../background.ts';
import type { DiscordApi } from './discord-api.ts';

/** What acting on whatever comes in may use. */
export interface DiscordTools {
  readonly catalog: Catalog;
  readonly library: ManualLibrary;
  readonly desk: Desk;
  readonly api: DiscordApi;
  readonly feedback: Feedback;
  readonly checked: CheckedAnswers;
  readonly background: Background;
  readonly clock: Clock;
  readonly log: Log;
  /** Where "ask a person" goes; null: nowhere. */
  readonly handOverTo: string | null;
  readonly staffRoles: ReadonlySet<string>;
  readonly newId: () => string;
  readonly health: () => Promise<Health>;
}

/** Who the bot is. */
export interface Self {
  readonly botUser: string;
  readonly application: string;
}

/** How commands are called in Discord: `/hsc`, `/hsc-manual`. */
export const spelling = { prefix: '/hsc', joint: '-' } as const;
