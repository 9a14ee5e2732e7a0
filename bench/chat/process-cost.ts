import { readFile } from 'node:fs/promises';

/** What a process has used. */
export interface Cost {
  /** Processor time in milliseconds, in all threads. */
  readonly cpu: number;
  /** The most memory that it had at a time, in MB. */
  readonly memory: number;
}

/** Ticks of the kernel's clock in a second; the same on every Linux that Node runs on. */
const ticks = 100;

/** Reads /proc; null where there is none. */
export async function readCost(pid: number): Promise<Cost | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    // Behind the name in brackets, utime and stime are the 12th and the 13th field.
    const [user = 0, system = 0] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    const peak = Number(/VmHWM:\s+(\d+) kB/u.exec(status)?.[1] ?? 0);
    return { cpu: ((user + system) * 1_000) / ticks, memory: peak / 1_024 };
  } catch {
    return null;
  }
}
