import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Somebody else may take a port in the moment after it was found free. */
const tries = 3;

/** Starts a Redis server that keeps nothing on disk; resolves when it takes connections. */
export function startRedis(program: string, extraArguments: readonly string[] = []): Promise<RedisServer> {
  return trySeveralTimes(() => startOnce(program, extraArguments));
}

/** For what finds itself a free port. Throws what the last try throws. */
export async function trySeveralTimes<T>(start: () => Promise<T>): Promise<T> {
  for (let left = tries - 1; left > 0; left -= 1) {
    try {
      return await start();
    } catch {
      // With another port it may do.
    }
  }
  return await start();
}

async function startOnce(program: string, extraArguments: readonly string[]): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'hsc-redis-'));
  const port = await freePort();
  const child = spawn(
    program,
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'no',
      ...extraArguments,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = once(child, 'exit');
  await Promise.race([
    ready(child.stdout),
    exited.then(async ([code]) => {
      await rm(folder, { recursive: true, force: true });
      throw new Error(`${program} ended with code ${String(code)} before it was ready`);
    }),
  ]);
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? -1,
    async stop() {
      child.kill('SIGCONT');
      child.kill('SIGKILL');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function ready(output: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve) => {
    let seen = '';
    // The listener stays: a server whose pipe nobody reads would stop in the end.
    output.on('data', (chunk: Buffer) => {
      seen = (seen + chunk.toString()).slice(-4_000);
      if (seen.includes('eady to accept connections')) resolve();
    });
  });
}
