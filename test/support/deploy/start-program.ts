import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Program {
  /** What it has written so far. */
  readonly output: () => string;
  stop(): Promise<void>;
}

/** Starts a server; resolves once the address answers with 200. */
export async function startProgram(path: string, words: readonly string[], readyAt: string): Promise<Program> {
  const child = spawn(path, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'close');
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await fetch(readyAt).catch(() => null);
    if (answer?.ok === true) break;
    if (child.exitCode !== null || Date.now() > end) throw new Error(`${path} did not get ready:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    output: () => output,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
