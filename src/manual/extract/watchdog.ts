import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import { overMemory } from './reader-death.ts';

/**
 * A thread beside the reader that ends the whole process once it holds more memory than it may, or has lost its parent.
 * A thread, since the reader's own loop is blocked while a document unpacks; the whole process, since neither V8's heap
 * limit nor a thread's resource limits count ArrayBuffers, which is where a document unpacks to.
 */
const { memoryLimit, parent } = z.object({ memoryLimit: z.number(), parent: z.number() }).parse(workerData);

setInterval(() => {
  const isOver = process.memoryUsage.rss() > memoryLimit * 1024 * 1024;
  // Past the stream of stderr, which is written by the thread that is blocked.
  if (isOver) writeSync(2, `${overMemory}\n`);
  if (isOver || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 10);
