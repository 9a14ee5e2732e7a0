import { Redis } from 'ioredis';
import type { TestContext } from 'vitest';
import type { DeskOptions } from '../../src/delivery/create-desk.ts';
import { findRedisServer } from './redis/find-redis-server.ts';
import { startProxy } from './redis/start-proxy.ts';
import type { RedisProxy } from './redis/start-proxy.ts';
import { startRedis } from './redis/start-redis.ts';
import type { RedisServer } from './redis/start-redis.ts';
import { openSharedDesk } from './shared-desk.ts';
import type { SharedDesk } from './shared-desk.ts';
import { until } from './until.ts';

/** A Redis, and desks on it. */
interface DeskStage {
  readonly server: RedisServer;
  readonly openDesk: (options?: Partial<DeskOptions>) => Promise<SharedDesk>;
  /** A desk with a way to Redis of its own. */
  readonly openBehindProxy: (options?: Partial<DeskOptions>) => Promise<SharedDesk & { readonly proxy: RedisProxy }>;
  /** Its first answer has begun, and Redis knows all of it. */
  readonly untilKept: (desk: SharedDesk) => Promise<void>;
  /** Redis holds so many asks. */
  readonly untilHeld: (count: number) => Promise<void>;
}

/** For one test, which may run beside others; all is closed at its end. */
export async function openDeskStage({ onTestFinished }: TestContext): Promise<DeskStage> {
  const server = await startRedis(await findRedisServer());
  const open: SharedDesk[] = [];
  const proxies: RedisProxy[] = [];
  onTestFinished(async () => {
    await Promise.all(open.map((one) => one.close()));
    await Promise.all(proxies.map((proxy) => proxy.close()));
    await server.stop();
  });

  async function openOn(url: string, options?: Partial<DeskOptions>): Promise<SharedDesk> {
    const one = await openSharedDesk(url, options);
    open.push(one);
    return one;
  }
  const isHeld = async (count: number): Promise<boolean> => (await asksIn(server.url)).length === count;

  return {
    server,
    openDesk: (options) => openOn(server.url, options),
    async openBehindProxy(options) {
      const proxy = await startProxy(server.port);
      proxies.push(proxy);
      return { ...(await openOn(proxy.url, options)), proxy };
    },
    untilKept: ({ attempts }) => until(async () => attempts[0]?.turn.progress.marks != null && (await isHeld(1))),
    untilHeld: (count) => until(() => isHeld(count)),
  };
}

async function asksIn(url: string): Promise<string[]> {
  const redis = new Redis(url);
  const keys = await redis.keys('{hsc}:asks:*');
  redis.disconnect();
  return keys.filter((key) => /[0-9a-f]{8}-/.test(key));
}
