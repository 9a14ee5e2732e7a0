import type { Ask } from '../../src/delivery/ask.ts';
import type { Turn } from '../../src/delivery/turn.ts';
import type { Engine } from '../../src/engine.ts';
import type { Catalog } from '../../src/catalog/resolution.ts';
import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/insight/log.ts';
import { answerAsk } from '../answer-ask.ts';
import type { EditBudgets } from './budget/edit-budgets.ts';
import type { FileTools } from '../files/take-files.ts';
import { originSchema } from './inbound/origin.ts';
import type { Workspaces } from './install/workspaces.ts';
import { prepare } from './prepare.ts';
import { slackAddressSchema } from './slack-address.ts';
import { SlackError } from './slack-error.ts';
import { createSlackSurface } from './surface/create-slack-surface.ts';
import type { Staff } from './thread/staff.ts';

export interface WorkerTools {
  readonly engine: Engine;
  readonly catalog: Catalog;
  readonly workspaces: Workspaces;
  readonly staff: Staff;
  readonly budgets: EditBudgets;
  readonly readAttached: FileTools['readAttached'];
  readonly apiUrl: string | null;
  readonly clock: Clock;
  readonly log: Log;
}

/** The worker of the desk: answers one ask in Slack from nothing but its JSON, so that any process can. */
export async function answerInSlack(ask: Ask, tools: WorkerTools, turn: Turn): Promise<void> {
  const { engine, clock, log, budgets, workspaces } = tools;
  const address = slackAddressSchema.parse(ask.address);
  const origin = ask.origin == null ? null : originSchema.parse(ask.origin);
  const workspace = await workspaces.of(address);
  if (workspace === null) throw new SlackError('invalid-auth', 'auth.test', { error: 'not installed there' });
  const note = (what: string, error?: unknown): void => {
    log.debug({ event: 'slack_thread', question_id: ask.question.id, what, detail: detailOf(error) });
  };
  await answerAsk(
    ask,
    {
      prepare: (until) => prepare(ask, address, origin, { ...tools, workspace, note }, until),
      openSurface: () =>
        createSlackSurface({ address, api: workspace.api, budgets, clock, question: ask.question, turn }),
    },
    { engine, clock },
    turn,
  );
}

function detailOf(error: unknown): string | undefined {
  return error instanceof Error ? error.message.slice(0, 200) : undefined;
}
