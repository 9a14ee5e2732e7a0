import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

interface Starting {
  readonly args?: readonly string[];
  /** All that the process gets of an environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What it says when it is ready, and where. */
  readonly ready: { readonly on: 'stdout' | 'stderr'; readonly pattern: RegExp };
}

export interface Started {
  readonly child: ChildProcess;
  /** The line that said that it is ready. */
  readonly line: string;
  /** Ends it: by the end of its input and SIGTERM. */
  readonly close: () => Promise<void>;
}

/** How long a process may take to end in order. Milliseconds. */
const patience = 5_000;

/** Starts a script of Node in a process of its own, with IPC; resolves when it says that it is ready. */
export async function startProcess(file: string, { args = [], env = {}, cwd, ready }: Starting): Promise<Started> {
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    env,
    ...(cwd === undefined ? {} : { cwd }),
  });
  const exited = once(child, 'exit');
  const said: string[] = [];
  const line = await Promise.race([
    lineOf(child, ready, said),
    exited.then(() => {
      throw new Error(`${file} has ended at once: ${said.join('\n')}`);
    }),
  ]);
  return {
    child,
    line,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.stdin?.end();
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), patience);
      await exited;
      clearTimeout(late);
    },
  };
}

/** The first line that fits. Both outputs are read to their end, so that the process never waits for a reader. */
function lineOf(child: ChildProcess, { on, pattern }: Starting['ready'], said: string[]): Promise<string> {
  return new Promise((resolve) => {
    for (const name of ['stdout', 'stderr'] as const) {
      const input = child[name];
      if (input === null) throw new Error(`a process without ${name}`);
      createInterface({ input }).on('line', (line) => {
        if (said.length < 50) said.push(line);
        if (name === on && pattern.test(line)) resolve(line);
      });
    }
  });
}
