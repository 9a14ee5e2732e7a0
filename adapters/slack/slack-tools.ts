import type { Catalog } from '../../src/catalog/resolution.ts';
import type { CheckedAnswers } from '../../src/checked/checked-answers.ts';
import type { Clock } from '../../src/clock.ts';
import type { Desk } from '../../src/delivery/desk.ts';
import type { Feedback } from '../../src/insight/feedback.ts';
import type { Log } from '../../src/insight/log.ts';
import type { ManualLibrary } from '../../src/manual/library.ts';
import type { Background } from '../background.ts';
import type { Workspaces } from './install/workspaces.ts';
import type { Staff } from './thread/staff.ts';

/** What acting on whatever comes in may use. */
export interface SlackTools {
  readonly catalog: Catalog;
  readonly library: ManualLibrary;
  readonly desk: Desk;
  readonly workspaces: Workspaces;
  readonly staff: Staff;
  readonly feedback: Feedback;
  readonly checked: CheckedAnswers;
  readonly background: Background;
  readonly clock: Clock;
  readonly log: Log;
  /** Where "ask a person" goes; null: nowhere. */
  readonly handOverTo: string | null;
  readonly newId: () => string;
}

/** How the command is called in Slack. */
export const prefix = '/hsc';
