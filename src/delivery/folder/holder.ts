import { randomUUID } from 'node:crypto';
import { readFile, readlink } from 'node:fs/promises';
import { z } from 'zod';
import { codeOf } from '../../code-of.ts';

/** A process that holds asks, named so that another one on the same folder can tell whether it is still there. */
export interface Holder {
  /** Of no other process, ever. */
  readonly id: string;
  readonly pid: number;
  /** The processes among which the pid is one's own: those of one container, since its machine started; null: unknown. */
  readonly among: string | null;
}

export const holderSchema: z.ZodType<Holder> = z.object({
  id: z.string().max(100),
  pid: z.int().positive(),
  among: z.string().max(200).nullable(),
});

/** The process that this is. Read once: another call makes another one of it. */
export async function thisProcess(): Promise<Holder> {
  return { id: randomUUID(), pid: process.pid, among: await readAmong() };
}

/** Linux alone tells it: a container has pids of its own, mostly 1, and after a restart pids are given anew. */
async function readAmong(): Promise<string | null> {
  try {
    const start = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    return `${start.trim()} ${await readlink('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}

/** Whether it is certain that a process has ended. One in another container, or on another machine, can't be seen. */
export function hasEnded(holder: Holder, me: Holder): boolean {
  if (holder.id === me.id || holder.among === null || holder.among !== me.among) return false;
  return holder.pid === me.pid || !isRunning(holder.pid);
}

function isRunning(pid: number): boolean {
  try {
    // 0 sends nothing, and tells whether something could be sent.
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}
