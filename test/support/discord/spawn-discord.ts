import { fileURLToPath } from 'node:url';
import { spawnStandIn } from '../stand-in/spawn-stand-in.ts';
import type { Remote } from '../stand-in/spawn-stand-in.ts';
import type { Discord } from './discord.ts';
import type { DiscordOptions } from './options.ts';

/** A Discord in another process. */
export type RemoteDiscord = Remote<Discord>;

const main = fileURLToPath(new URL('main.ts', import.meta.url));

/** Starts a Discord as a process of its own; `close` ends the process. */
export async function spawnDiscord(options: Omit<DiscordOptions, 'clock' | 'port'> = {}): Promise<RemoteDiscord> {
  return await spawnStandIn<Discord>(main, options);
}
