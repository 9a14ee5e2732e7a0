import type { Redis } from 'ioredis';
import { z } from 'zod';
import { keysWith } from './keys-with.ts';
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
  for (const prefix of prefixes) {
    for await (const { node, key } of keysWith(commands, prefix, signal)) {
      const line = await lineOf(node, key);
      if (line !== null) yield line;
    }
  }
}

async function lineOf(master: Redis, key: string): Promise<string | null> {
  const [value, expires] = await Promise.all([master.dumpBuffer(key), master.pexpiretime(key)]);
  // -2: it has gone since it was listed.
  if (expires === -2) return null;
  return JSON.stringify({ key, expires: Math.max(0, expires), value: value.toString('base64') });
}

export interface Restored {
  readonly restored: number;
  /** Keys of which nothing was missing. */
  readonly kept: number;
}

/**
 * Puts the keys of a backup into Redis. What is there already stays, a hash's fields each; what has ended since isn't brought back.
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
    if (error instanceof Error && error.message.startsWith('BUSYKEY')) return await mergeKey(commands, key, value);
    throw error;
  }
}

// What stands in one hash came at different times: a vote, a checked answer. Only the fields that are missing are added.
const mergeScript = `
if redis.call('TYPE', KEYS[1]).ok ~= 'hash' then return 0 end
redis.call('RESTORE', KEYS[2], 0, ARGV[1], 'REPLACE')
local added = 0
if redis.call('TYPE', KEYS[2]).ok == 'hash' then
  local fields = redis.call('HGETALL', KEYS[2])
  for at = 1, #fields, 2 do added = added + redis.call('HSETNX', KEYS[1], fields[at], fields[at + 1]) end
end
redis.call('DEL', KEYS[2])
return added`;

/** Adds the fields of a hash that aren't there; false when none was missing, or it is no hash. */
async function mergeKey(commands: RedisCommands, key: string, value: Buffer): Promise<boolean> {
  // On the same slot: the key's own braces, or braces around all of it.
  const beside = key.includes('{') ? `restoring:${key}` : `restoring:{${key}}`;
  return Number(await commands.eval(mergeScript, 2, key, beside, value)) > 0;
}
