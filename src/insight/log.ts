import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Settings } from '../settings/schema.ts';
import { createScrub } from './scrub.ts';

export type Log = Logger;

/**
 * The process's log: one JSON object a line, without a secret of the settings in it.
 *
 * @param write takes each finished line, newline included.
 */
export function createLog(
  level: Settings['LOG_LEVEL'],
  secrets: readonly string[],
  write: (line: string) => void,
): Log {
  const scrub = createScrub(secrets);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    {
      write: (line: string) => {
        write(scrub(line));
      },
    },
  );
}
