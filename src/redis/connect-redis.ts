import type { Clock } from '../clock.ts';
import { withDeadline } from '../deadline.ts';
import { HscError } from '../errors.ts';
import { systemClock } from '../system-clock.ts';
import { createCondition } from './condition.ts';
import type { RedisState } from './condition.ts';
import { createGuard } from './guard.ts';
import { openConnection } from './open-connection.ts';
import type { RedisCommands } from './open-connection.ts';
import { parseRedisUrl } from './parse-redis-url.ts';

export interface RedisClientOptions {
  /** Told on every change; `detail` is the last error, without secrets. */
  readonly onState?: (state: RedisState, detail: string | null) => void;
  /** Milliseconds for one command; 400 unless told. */
  readonly commandTimeout?: number;
  readonly clock?: Clock;
}

/** One connection (or one Cluster) for everything that may fail without harm to an answer. */
export interface RedisClient {
  readonly state: RedisState;
  /** ioredis itself, for libraries that want it. Its commands fail soon, but nothing here keeps them from being tried. */
  readonly commands: RedisCommands;
  /**
   * Runs commands, all of them together within the time-out of one and a little. While Redis is away it fails at once.
   *
   * @throws HscError `redis-unavailable`; the reason of `signal` when that is aborted.
   */
  run<T>(work: (commands: RedisCommands) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Whether it became ready within so many milliseconds. */
  untilReady(milliseconds: number): Promise<boolean>;
  /** Ends the connection in order. Afterwards everything fails. */
  close(): Promise<void>;
}

/**
 * Connects to the Redis of one address, or to the Cluster of several ones separated by commas; returns at once and keeps
 * trying for as long as it takes. An error of the connection is a state, never an event that ends the process.
 *
 * @throws HscError `setting-wrong` for an address that can't be read.
 */
export function connectRedis(url: string, options: RedisClientOptions = {}): RedisClient {
  const { clock = systemClock, commandTimeout = 400, onState } = options;
  const commands = openConnection(parseRedisUrl(url), commandTimeout);
  const guard = createGuard({
    clock,
    // A Cluster client may try several nodes, each for the time of one command.
    deadline: commandTimeout + 50,
    failures: 2,
    pause: 1_000,
    probe: () => commands.ping(),
    counts: (error) => !(error instanceof Error && error.name === 'ReplyError'),
    onChange: (closed) => {
      condition.set({ answering: !closed });
    },
  });
  const condition = createCondition(onState);
  commands.on('error', (error: Error) => {
    condition.note(error.message);
  });
  commands.on('ready', () => {
    guard.reopen();
    condition.set({ connected: true });
  });
  commands.on('close', () => {
    condition.set({ connected: false });
  });

  return {
    get state() {
      return condition.state;
    },
    commands,
    async run(work, signal) {
      signal?.throwIfAborted();
      try {
        return await guard.run(signal, () => work(commands));
      } catch (error) {
        signal?.throwIfAborted();
        throw new HscError('redis-unavailable', `Redis: ${messageOf(error)}`, { cause: error });
      }
    },
    untilReady: (milliseconds) => condition.untilReady(clock, milliseconds),
    async close() {
      guard.end();
      await endInOrder(commands, clock);
    },
  };
}

async function endInOrder(commands: RedisCommands, clock: Clock): Promise<void> {
  try {
    if (commands.status === 'ready') await withDeadline(clock, 500, undefined, () => commands.quit());
  } catch {
    // A Redis that doesn't answer can't be said goodbye to.
  } finally {
    commands.disconnect();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
