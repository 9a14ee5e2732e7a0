import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGemini } from './gemini/start-gemini.ts';
import type { Gemini } from './gemini/start-gemini.ts';
import { findRedisServer } from './redis/find-redis-server.ts';
import { startRedis } from './redis/start-redis.ts';
import type { RedisServer } from './redis/start-redis.ts';
import { startCommand } from './run-command.ts';
import type { Running } from './run-command.ts';

/** Processes of the bot with one Redis, one model and one folder of data. */
export interface BotProcesses {
  /** DATA_DIR of all of them. */
  readonly folder: string;
  readonly gemini: Gemini;
  readonly redis: RedisServer;
  /** One more, as operators start it. */
  launch(settings: Readonly<Record<string, string>>): Running;
  /** Kills all of them. */
  close(): Promise<void>;
}

export async function openBotProcesses(): Promise<BotProcesses> {
  const folder = await mkdtemp(join(tmpdir(), 'hsc-processes-'));
  const [gemini, redis] = await Promise.all([startGemini(), startRedis(await findRedisServer())]);
  const running: Running[] = [];
  return {
    folder,
    gemini,
    redis,
    launch(settings) {
      const one = startCommand('src/main.ts', [], {
        ...{ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn' },
        ...{ GEMINI_API_KEY: 'test-key', GEMINI_BASE_URL: gemini.baseUrl, REDIS_URL: redis.url },
        ...{ LIMIT_PERSON: '1000/1m', LIMIT_WORKSPACE: '1000/1m', MODEL_TOKENS_PER_MINUTE: '10000000' },
        ...settings,
      });
      running.push(one);
      return one;
    },
    async close() {
      for (const { child } of running) child.kill('SIGKILL');
      await Promise.all(running.map(({ ended }) => ended));
      await Promise.all([gemini.close(), redis.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
