import { fileURLToPath } from 'node:url';
import { spawnStandIn } from '../stand-in/spawn-stand-in.ts';
import type { Remote } from '../stand-in/spawn-stand-in.ts';
import type { SlackOptions } from './options.ts';
import type { Slack } from './slack.ts';

/** A Slack in another process. */
export type RemoteSlack = Remote<Slack>;

const main = fileURLToPath(new URL('main.ts', import.meta.url));

/** Starts a Slack as a process of its own; `close` ends the process. */
export async function spawnSlack(options: Omit<SlackOptions, 'clock' | 'port'> = {}): Promise<RemoteSlack> {
  return await spawnStandIn<Slack>(main, options);
}
