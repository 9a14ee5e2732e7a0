import { spawn } from 'node:child_process';
import { once } from 'node:events';

interface Place {
  readonly cwd: string;
  /** All that the line gets of an environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a line of the pages in a shell, in a group of processes of its own, with an empty input. */
export function startLine(line: string, { cwd, env }: Place) {
  const child = spawn('sh', ['-c', line], { cwd, env, detached: true, stdio: 'pipe' });
  let screen = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (said: string) => (screen += said));
  child.stdin.end();
  return {
    /** The code that it ended with. */
    ended: once(child, 'close').then(([code]) => Number(code)),
    /** What it has said so far, in both ways. */
    screen: () => screen,
    /** Sends a signal to all of its processes. */
    kill: (signal: NodeJS.Signals = 'SIGTERM') => process.kill(-(child.pid ?? 0), signal),
  };
}
