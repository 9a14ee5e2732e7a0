import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { isObject } from './json.ts';

/** A stand-in in another process: its strings at hand, its functions over the control route. */
export type Remote<T> = {
  readonly [Key in keyof T]: T[Key] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : T[Key];
};

const firstLine = z.object({ control: z.url() });

/** Starts a stand-in by its script, as a process of its own; `close` ends the process. */
export async function spawnStandIn<T extends object>(script: string, options: object): Promise<Remote<T>> {
  const child = spawn(process.execPath, [script, '--options', JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  let line: string | null = null;
  for await (const one of lines) {
    line = one;
    break;
  }
  if (line === null) throw new Error(`${script} has not started`);
  const { control } = firstLine.parse(JSON.parse(line));
  return await connectTo<T>(control, async () => {
    const exited = once(child, 'exit');
    child.stdin.end();
    await exited;
  });
}

async function connectTo<T extends object>(control: string, close: () => Promise<void>): Promise<Remote<T>> {
  const values: unknown = await resultOf(await fetch(control));
  const known = new Map<PropertyKey, unknown>(Object.entries(isObject(values) ? values : {}));
  known.set('close', close);
  // Awaiting it must not call `then` in the other process.
  known.set('then', undefined);
  const call =
    (name: string) =>
    async (...args: readonly unknown[]): Promise<unknown> =>
      await resultOf(await fetch(`${control}/${name}`, { method: 'POST', body: JSON.stringify(args) }));
  return new Proxy({} as Remote<T>, {
    get: (_, name) => (known.has(name) ? known.get(name) : call(String(name))),
  });
}

async function resultOf(response: Response): Promise<unknown> {
  const reply: unknown = await response.json();
  if (!response.ok || !isObject(reply)) throw new Error(JSON.stringify(reply));
  return reply['result'];
}
