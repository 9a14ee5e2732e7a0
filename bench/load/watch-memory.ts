import { readFile, readdir } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { readCost } from '../chat/process-cost.ts';

/** The most memory that was used so far, in MB; null on a system without /proc. */
export interface Memory {
  /** Of the process by itself. */
  readonly own: number | null;
  /** Of all its children that lived at the same time, what they share counted for each: 0 when it never had one. */
  readonly children: number | null;
}

export interface MemoryWatch {
  peak(): Promise<Memory>;
  stop(): Promise<void>;
}

/** Between two looks at the children: what reads a manual lives for longer. Milliseconds. */
const interval = 250;

/** Follows the memory of a process and, apart from it, of its children, which may be gone before anybody asks. */
export function watchMemory(pid: number): MemoryWatch {
  const stopped = new AbortController();
  const { signal } = stopped;
  let children: number | null = null;

  async function follow(): Promise<void> {
    while (!signal.aborted) {
      const now = await memoryOfChildren(pid);
      if (now !== null) children = Math.max(children ?? 0, now);
      await setTimeout(interval, undefined, { signal }).catch(() => undefined);
    }
  }

  const following = follow();
  return {
    peak: async () => ({ own: (await readCost(pid))?.memory ?? null, children }),
    async stop() {
      stopped.abort();
      await following;
    },
  };
}

/** The sum of the peaks of those that live now, so that nothing between two looks is missed. Null without /proc. */
async function memoryOfChildren(pid: number): Promise<number | null> {
  try {
    const threads = await readdir(`/proc/${pid}/task`);
    const lists = await Promise.all(threads.map((thread) => childrenOf(pid, thread)));
    const costs = await Promise.all(lists.flat().map(readCost));
    return costs.reduce((sum, cost) => sum + (cost?.memory ?? 0), 0);
  } catch {
    return null;
  }
}

/** The processes that a thread has started. Throws on a kernel that doesn't tell; a thread that has ended has none. */
async function childrenOf(pid: number, thread: string): Promise<readonly number[]> {
  try {
    const text = await readFile(`/proc/${pid}/task/${thread}/children`, 'utf8');
    return text.split(' ').filter(Boolean).map(Number);
  } catch (error) {
    if (thread === String(pid)) throw error;
    return [];
  }
}
