import { randomUUID } from 'node:crypto';
import { App } from '@slack/bolt';
import type { Logger, Receiver } from '@slack/bolt';
import type { FastifyInstance } from 'fastify';
import type { AnswerStore } from '../../src/answer/store/answer-store.ts';
import type { Catalog } from '../../src/catalog/resolution.ts';
import type { CheckedAnswers } from '../../src/checked/checked-answers.ts';
import type { Clock } from '../../src/clock.ts';
import type { Desk } from '../../src/delivery/desk.ts';
import type { Engine } from '../../src/engine.ts';
import { createFeedback } from '../../src/insight/feedback.ts';
import type { Part } from '../../src/insight/health.ts';
import type { Log } from '../../src/insight/log.ts';
import type { Metrics } from '../../src/insight/metrics.ts';
import type { PromptsUsed } from '../../src/insight/prompts-used.ts';
import type { ManualLibrary } from '../../src/manual/library.ts';
import type { RedisClient } from '../../src/redis/connect-redis.ts';
import type { Settings } from '../../src/settings/schema.ts';
import { answerInSlack } from './answer-in-slack.ts';
import { createBackground } from '../background.ts';
import { boltLogger } from './bolt-logger.ts';
import { createEditBudgets } from './budget/edit-budgets.ts';
import { countCalls, countHeldBack } from './count-edits.ts';
import { createHearing } from './hearing/create-hearing.ts';
import type { FileTools } from '../files/take-files.ts';
import { createWorkspaces } from './install/workspaces.ts';
import { listen } from './listen.ts';
import { openGate } from './open-gate.ts';
import { showPlace } from './show-place.ts';
import { checkSlack } from './start-check/check-slack.ts';
import type { Checked } from './start-check/check-slack.ts';
import { createStaff } from './thread/staff.ts';
import { turnAway } from './turn-away.ts';

export interface SlackOptions {
  readonly settings: Settings;
  readonly engine: Engine;
  readonly catalog: Catalog;
  readonly library: ManualLibrary;
  readonly readAttached: FileTools['readAttached'];
  readonly redis: RedisClient | null;
  readonly answers: AnswerStore;
  readonly checked: CheckedAnswers;
  readonly prompts: PromptsUsed;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** Takes the questions in, and has them answered by what is served to it here. */
  readonly desk: Desk;
  /** The server for `/slack/events`, `/slack/install` and `/slack/oauth_redirect`, before it listens. */
  readonly app: FastifyInstance;
  /** How long events are waited for that must come. */
  readonly hearing?: { readonly patience: number };
}

export interface SlackConnection {
  readonly part: Part;
  /** What is missing of the app's rights, a sentence for each. */
  readonly faults: readonly string[];
  /** Takes nothing more; what is neither question nor answer gets so many milliseconds to end. */
  close(milliseconds: number): Promise<void>;
}

/** Whether the settings ask for Slack. */
export function wantsSlack({ SLACK_BOT_TOKEN, SLACK_CLIENT_ID }: Settings): boolean {
  return SLACK_BOT_TOKEN !== null || SLACK_CLIENT_ID !== null;
}

/**
 * Connects the bot to Slack: by socket, by HTTP for one workspace, or by HTTP for every workspace that installs it.
 * @throws HscError `setting-wrong` with a sentence for the operator when a token is wrong
 */
export async function connectSlack(options: SlackOptions): Promise<SlackConnection> {
  const { settings, catalog, library, redis, answers, prompts, log, metrics, clock, desk } = options;
  const logger = boltLogger(log);
  const apiUrl = settings.SLACK_API_URL;
  const checked = await check(settings, logger, clock);
  for (const sentence of checked.faults) log.warn({ event: 'slack_check', sentence });
  const gate = openGate(options, logger);
  const isOpen = (): boolean => settings.ROLE === 'worker' || gate.state() === 'up';
  const hearing = createHearing({ redis, clock, log, isOpen, ...options.hearing });
  const onCall = countCalls(metrics);
  const workspaces = createWorkspaces({ tokenOf: gate.tokenOf, apiUrl, clock, onCall, onPost: hearing.posted });
  const staff = createStaff(settings.STAFF_SLACK, (error) => {
    log.warn({ event: 'slack_staff_unknown', detail: error instanceof Error ? error.message : String(error) });
  });
  const budgets = countHeldBack(createEditBudgets({ redis, clock }), metrics);
  const worker = { ...options, workspaces, staff, budgets, apiUrl };
  desk.serve('slack', {
    answer: (ask, turn) => answerInSlack(ask, worker, turn),
    showPlace: (ask, place, signal) => showPlace(ask, place, worker, signal),
    turnAway: (ask, refusal, signal) => turnAway(ask, refusal, workspaces, signal),
  });
  const background = createBackground((name, error) => {
    log.error({ event: 'slack_work_failed', name, err: error });
  });
  const feedback = createFeedback({ redis, metrics, clock, answers, prompts, days: settings.RETENTION_DAYS });
  const handOverTo = settings.HANDOVER_SLACK_CHANNEL;
  const tools = {
    catalog,
    library,
    desk,
    workspaces,
    staff,
    feedback,
    checked: options.checked,
    background,
    clock,
    log,
    handOverTo,
    newId: randomUUID,
  };
  const takesIn = settings.ROLE !== 'worker';
  if (takesIn) {
    listen(openBolt(gate.receiver, logger, apiUrl), tools, { forget: gate.forget, heard: hearing.heard });
    await gate.start();
  }
  return {
    part: { name: 'slack', optional: true, state: () => (takesIn ? gate.state() : 'off'), detail: hearing.detail },
    faults: checked.faults,
    async close(milliseconds) {
      hearing.close();
      await gate.stop();
      await background.close(milliseconds);
      metrics.up.set({ part: 'slack' }, 0);
    },
  };
}

/** With an installation of its own for each workspace there is no token to look at yet. */
async function check(settings: Settings, logger: Logger, clock: Clock): Promise<Checked> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_CLIENT_ID: clientId, SLACK_APP_TOKEN: appToken } = settings;
  if (clientId !== null || botToken === null) return { faults: [], reached: true };
  return checkSlack({ botToken, appToken, apiUrl: settings.SLACK_API_URL, logger, clock });
}

/** Nothing of Bolt's is used to write: answers go by the Web API of their workspace, from any process. */
function openBolt(receiver: Receiver, logger: Logger, apiUrl: string | null): App {
  return new App({
    receiver,
    logger,
    // Nothing is looked up before the acknowledgement; who may write is seen where it is written.
    authorize: () => Promise.resolve({}),
    // Own messages are told by what stands in them, also where the bot's user isn't known yet.
    ignoreSelf: false,
    convoStore: false,
    clientOptions: { ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }), retryConfig: { retries: 0 } },
  });
}
