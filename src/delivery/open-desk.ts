import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Part } from '../insight/health.ts';
import type { Log } from '../insight/log.ts';
import type { Metrics } from '../insight/metrics.ts';
import type { RedisClient } from '../redis/connect-redis.ts';
import type { Settings } from '../settings/schema.ts';
import { createDesk } from './create-desk.ts';
import type { StartableDesk } from './create-desk.ts';
import { openAskFolder } from './folder/open-ask-folder.ts';
import { watchLoad } from './load.ts';
import { openQueue } from './queue/open-queue.ts';
import type { SharedQueue } from './queue/open-queue.ts';
import { reportRefusal } from './report-refusal.ts';

/** The desk with what it needs, put together from the settings. */
export interface OpenDesk {
  readonly desk: StartableDesk;
  /** For `/readyz`. */
  readonly parts: readonly Part[];
  /** Ends the connections; the desk must have been closed. */
  close(): Promise<void>;
}

export interface OpenDeskOptions {
  readonly settings: Settings;
  readonly redis: RedisClient | null;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
}

/** How long the start waits for the Redis of the queue before it goes on without; milliseconds. */
const queuePatience = 1_000;

/** Opens the desk of this process. */
export async function openDesk({ settings, redis, log, metrics, clock }: OpenDeskOptions): Promise<OpenDesk> {
  const queue = connectQueue({ settings, redis, log, metrics, clock });
  await queue?.redis.untilReady(queuePatience);
  const onTrouble = (error: unknown): void => {
    log.error({ event: 'delivery_trouble', err: error });
  };
  const turns = join(settings.DATA_DIR, 'turns');
  const folder = queue === null ? await openAskFolder({ folder: turns, clock, onTrouble }) : null;
  const load = watchLoad();
  const desk = createDesk({
    role: settings.ROLE,
    redis,
    queue,
    folder,
    limits: { person: settings.LIMIT_PERSON, workspace: settings.LIMIT_WORKSPACE },
    isOverloaded: () => load.isOver,
    clock,
    onError(error, { address, question }) {
      log.error({ event: 'answer_undelivered', platform: address.platform, question_id: question.id, err: error });
    },
    onRefused(ask, refusal, took) {
      reportRefusal(ask, refusal, took, { log, metrics });
    },
    onTrouble,
    onDepth(here, shared) {
      metrics.queueDepth.set({ line: 'process' }, here);
      metrics.queueDepth.set({ line: 'shared' }, shared);
    },
  });
  // The platform may send an event again that the process before died of, and that is answered for it.
  for (const { ask } of (await folder?.lying()) ?? []) await desk.first(ask.eventKeys);
  return {
    desk,
    parts: [
      {
        name: 'queue',
        // A process that does everything answers by itself; split ones reach each other by the queue alone.
        optional: settings.ROLE === 'all',
        state: () => (queue === null ? 'off' : queue.redis.state === 'ready' ? 'up' : 'degraded'),
      },
    ],
    async close() {
      load.close();
      await Promise.all([queue?.close(), folder?.close()]);
    },
  };
}

function connectQueue({ settings, log, metrics, clock }: OpenDeskOptions): SharedQueue | null {
  if (settings.QUEUE_REDIS_URL === null) return null;
  metrics.up.set({ part: 'queue' }, 0);
  return openQueue({
    url: settings.QUEUE_REDIS_URL.join(','),
    clock,
    onState(state, detail) {
      metrics.up.set({ part: 'queue' }, state === 'ready' ? 1 : 0);
      log[state === 'ready' ? 'info' : 'warn']({ event: 'queue_state', state, detail });
    },
    onError(error) {
      log.debug({ event: 'queue_error', detail: error instanceof Error ? error.message : String(error) });
    },
  });
}
