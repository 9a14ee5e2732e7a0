import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { text } from 'node:stream/consumers';
import PQueue from 'p-queue';

// Runs the npm scripts that are named, as many at a time as there are processors, and prints what each of them says once
// it has ended. Ends with 1 when one of them fails.

async function run(script: string): Promise<boolean> {
  const start = performance.now();
  const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  const end = child.exitCode === 0 ? 'passed' : 'failed';
  const seconds = Math.round((performance.now() - start) / 1_000);
  process.stdout.write(`${script} ${end} after ${seconds} s\n${said}${complained}`);
  return child.exitCode === 0;
}

const queue = new PQueue({ concurrency: availableParallelism() });
const passed = await queue.addAll(process.argv.slice(2).map((script) => () => run(script)));
process.exitCode = passed.every(Boolean) ? 0 : 1;
