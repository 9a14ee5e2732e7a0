import type { TestProject } from 'vitest/node';
import { findRedisServer } from './find-redis-server.ts';
import { startRedis } from './start-redis.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the real Redis that this run of the tests uses. */
    redisUrl: string;
    /** Path of the redis-server (or valkey-server) program, for tests that start servers of their own. */
    redisServer: string;
  }
}

/** Gives every test file a real Redis, a server of our own on a free port. Without its program the run fails. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const program = await findRedisServer();
  const server = await startRedis(program);
  project.provide('redisUrl', server.url);
  project.provide('redisServer', program);
  return () => server.stop();
}
