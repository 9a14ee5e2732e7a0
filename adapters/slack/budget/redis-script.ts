import { createHash } from 'node:crypto';
import type { RedisCommands } from '../../../src/redis/open-connection.ts';

/** A script of Redis and the name that it goes by there. */
export interface RedisScript {
  readonly text: string;
  readonly sha: string;
}

export function script(text: string): RedisScript {
  return { text, sha: createHash('sha1').update(text).digest('hex') };
}

/** Runs a script by its name, which is all that is sent; a Redis that doesn't know it yet gets its text. */
export async function runScript(
  commands: RedisCommands,
  { text, sha }: RedisScript,
  keys: readonly string[],
  values: readonly (string | number)[],
): Promise<unknown> {
  try {
    return await commands.evalsha(sha, keys.length, ...keys, ...values);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
    return await commands.eval(text, keys.length, ...keys, ...values);
  }
}
