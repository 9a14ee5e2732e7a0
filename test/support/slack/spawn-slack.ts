import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { isObject } from './json.ts';
import type { SlackOptions } from './options.ts';
import type { Slack } from './slack.ts';

/** A Slack in another process: its values at hand, its functions over the control route. */
export type RemoteSlack = {
  readonly [Key in keyof Slack]: Slack[Key] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : Slack[Key];
};

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const firstLine = z.object({ control: z.url() });

/** Starts a Slack as a process of its own; `close` ends the process. */
export async function spawnSlack(options: Omit<SlackOptions, 'clock' | 'port'> = {}): Promise<RemoteSlack> {
  const child = spawn(process.execPath, [main, '--options', JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  let line: string | null = null;
  for await (const one of lines) {
    line = one;
    break;
  }
  if (line === null) throw new Error('the stand-in of Slack has not started');
  const { control } = firstLine.parse(JSON.parse(line));
  return await connectToSlack(control, async () => {
    const exited = once(child, 'exit');
    child.stdin.end();
    await exited;
  });
}

async function connectToSlack(control: string, close: () => Promise<void>): Promise<RemoteSlack> {
  const values: unknown = await resultOf(await fetch(control));
  const known = new Map<PropertyKey, unknown>(Object.entries(isObject(values) ? values : {}));
  known.set('close', close);
  // Awaiting it must not call `then` in the other process.
  known.set('then', undefined);
  const call =
    (name: string) =>
    async (...args: readonly unknown[]): Promise<unknown> =>
      await resultOf(await fetch(`${control}/${name}`, { method: 'POST', body: JSON.stringify(args) }));
  return new Proxy({} as RemoteSlack, {
    get: (_, name) => (known.has(name) ? known.get(name) : call(String(name))),
  });
}

async function resultOf(response: Response): Promise<unknown> {
  const reply: unknown = await response.json();
  if (!response.ok || !isObject(reply)) throw new Error(JSON.stringify(reply));
  return reply['result'];
}
