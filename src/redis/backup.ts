import { Cluster } from 'ioredis';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { RedisCommands } from './open-connection.ts';

/** What can't be made again: votes and reasons, what manuals didn't answer, answers that staff has checked. */
const prefixes = ['feedback:', 'gap:', 'checked:'] as const;

/** One key as a line of JSON. */
const recordSchema = z.object({
  key: z.string().refine((key) => prefixes.some((prefix) => key.startsWith(prefix))),
  /** When it ends, in milliseconds since 1970; 0: never. */
  expires: z.int().nonnegative(),
  /** As Redis dumps it, in base64: any kind of value, with a checksum; read by the same version of Redis or a later one. */
  value: z.base64(),
});

/** Each key that is worth a backup, as a line of JSON without its line break. Keys that come or go meanwhile may be missing. */
export async function* backupLines(commands: RedisCommands, signal: AbortSignal): AsyncGenerator<string> {
  const masters = commands instanceof Cluster ? commands.nodes('master') : [commands];
  for (const master of masters) {
    for (const prefix of prefixes) {
      for await (const key of keysOf(master, prefix, signal)) {
        const line = await lineOf(master, key);
        if (line !== null) yield line;
      }
    }
  }
}

async function* keysOf(master: Redis, prefix: string, signal: AbortSignal): AsyncGenerator<string> {
  let cursor = '0';
  do {
    signal.throwIfAborted();
    const [next, keys] = await master.scan(cursor, 'MATCH', `${prefix}*`, 'COUNT', 500);
    yield* keys;
    cursor = next;
  } while (cursor !== '0');
}

async function lineOf(master: Redis, key: string): Promise<string | null> {
  const [value, expires] = await Promise.all([master.dumpBuffer(key), master.pexpiretime(key)]);
  // -2: it has gone since it was listed.
  if (expires === -2) return null;
  return JSON.stringify({ key, expires: Math.max(0, expires), value: value.toString('base64') });
}

export interface Restored {
  readonly restored: number;
  /** Keys that were there already, and were left as they are. */
  readonly kept: number;
}

/**
 * Puts the keys of a backup into Redis. What is there already stays; what has ended since isn't brought back.
 *
 * @throws SyntaxError for a line that is no record of a backup, with its number
 */
export async function restoreLines(
  commands: RedisCommands,
  lines: AsyncIterable<string>,
  signal: AbortSignal,
): Promise<Restored> {
  let [number, restored, kept] = [0, 0, 0];
  for await (const line of lines) {
    signal.throwIfAborted();
    number += 1;
    if (line.trim() === '') continue;
    const { key, expires, value } = readRecord(line, number);
    if (await restoreKey(commands, key, expires, Buffer.from(value, 'base64'))) restored += 1;
    else kept += 1;
  }
  return { restored, kept };
}

function readRecord(line: string, number: number): z.infer<typeof recordSchema> {
  try {
    return recordSchema.parse(JSON.parse(line));
  } catch (error) {
    throw new SyntaxError(`Line ${number} is no record of a backup.`, { cause: error });
  }
}

async function restoreKey(commands: RedisCommands, key: string, expires: number, value: Buffer): Promise<boolean> {
  try {
    await commands.restore(key, expires, value, 'ABSTTL');
    return true;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('BUSYKEY')) return false;
    throw error;
  }
}
