import { LogLevel } from '@slack/bolt';
import type { Logger } from '@slack/bolt';
import type { Log } from '../../src/insight/log.ts';

/** Bolt's own messages in the log of the process; what it says for debugging holds texts of people and is dropped. */
export function boltLogger(log: Log): Logger {
  const write = (...parts: unknown[]): void => {
    log.warn({ event: 'slack_library', detail: parts.map(detailOf).join(' ').slice(0, 500) });
  };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: write,
    // A broken socket is an error to the library; here it is a state that is told elsewhere.
    error: write,
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

function detailOf(part: unknown): string {
  if (part instanceof Error) return part.message;
  return typeof part === 'string' ? part : typeof part;
}
