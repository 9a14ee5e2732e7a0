import { randomUUID } from 'node:crypto';
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
import { createBackground } from '../background.ts';
import type { FileTools } from '../files/take-files.ts';
import { lookAtHealth } from '../look-at-health.ts';
import { answerInDiscord } from './answer-in-discord.ts';
import { countCalls } from './count-edits.ts';
import { openDiscordApi } from './discord-api.ts';
import { createEntrance } from './entrance.ts';
import { createPace } from './pace/pace.ts';
import { showPlace } from './show-place.ts';
import { createStaff } from './thread/staff.ts';
import { turnAway } from './turn-away.ts';

export interface DiscordOptions {
  readonly settings: Settings;
  readonly engine: Engine;
  readonly catalog: Catalog;
  readonly library: ManualLibrary;
  readonly readAttached: FileTools['readAttached'];
  readonly redis: RedisClient | null;
  readonly answers: AnswerStore;
  /** What else answers are made with, for the people on duty. */
  readonly parts: readonly Part[];
  readonly checked: CheckedAnswers;
  readonly prompts: PromptsUsed;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** Takes the questions in, and has them answered by what is served to it here. */
  readonly desk: Desk;
  /** The server for `/discord/interactions`, before it listens. */
  readonly app: FastifyInstance;
}

export interface DiscordConnection {
  readonly part: Part;
  /** What is missing, a sentence for each. */
  readonly faults: readonly string[];
  /** Where the bot is invited into a server; null as long as Discord couldn't be reached. */
  readonly inviteLink: string | null;
  /** Takes nothing more; what is neither question nor answer gets so many milliseconds to end. */
  close(milliseconds: number): Promise<void>;
}

/** Whether the settings ask for Discord. */
export function wantsDiscord({ DISCORD_TOKEN }: Settings): boolean {
  return DISCORD_TOKEN !== null;
}

/**
 * Connects the bot to Discord: by the gateway, or by HTTP where there is a public key. Where Discord can't be reached it
 * is tried again until it is.
 * @throws HscError `setting-wrong` with a sentence for the operator when the token, the key or an intent is wrong
 */
export async function connectDiscord(options: DiscordOptions): Promise<DiscordConnection> {
  const { settings, catalog, library, redis, answers, checked, prompts, log, metrics, clock, desk } = options;
  const apiUrl = settings.DISCORD_API_URL;
  const pace = createPace(clock);
  const token = settings.DISCORD_TOKEN ?? '';
  const api = openDiscordApi({ token, apiUrl, clock, pace, onCall: countCalls(metrics) });
  const staffRoles = new Set(settings.STAFF_DISCORD);
  const staff = createStaff(staffRoles, api, (error) => {
    log.warn({ event: 'discord_staff_unknown', detail: error instanceof Error ? error.message : String(error) });
  });
  const worker = { ...options, api, pace, staff, apiUrl };
  desk.serve('discord', {
    answer: (ask, turn) => answerInDiscord(ask, worker, turn),
    showPlace: (ask, before, signal) => showPlace(ask, before, { api, pace }, signal),
    turnAway: (ask, refusal, signal) => turnAway(ask, refusal, api, signal),
  });
  const background = createBackground((name, error) => {
    log.error({ event: 'discord_work_failed', name, err: error });
  });
  const feedback = createFeedback({ redis, metrics, clock, answers, prompts, days: settings.RETENTION_DAYS });
  const handOverTo = settings.HANDOVER_DISCORD_CHANNEL;
  const entrance = createEntrance(options, {
    ...{ catalog, library, desk, api, feedback, checked, background, clock, log, handOverTo, staffRoles },
    newId: randomUUID,
    health: () => lookAtHealth({ parts: [...options.parts, part], desk, metrics, role: settings.ROLE }),
  });
  metrics.up.set({ part: 'discord' }, 0);
  const takesIn = settings.ROLE !== 'worker';
  const part: Part = { name: 'discord', optional: true, state: () => (takesIn ? entrance.state() : 'off') };
  const { faults, inviteLink } = takesIn ? await entrance.open() : { faults: [], inviteLink: null };
  for (const sentence of faults) log.warn({ event: 'discord_check', sentence });
  return {
    part,
    faults,
    inviteLink,
    async close(milliseconds) {
      await entrance.close();
      await background.close(milliseconds);
      metrics.up.set({ part: 'discord' }, 0);
    },
  };
}
