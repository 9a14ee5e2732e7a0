import { LogLevel, type Logger } from '@slack/bolt';

/** What the stand-in breaks or refuses is reported as an error; in its tests that is what is wanted. */
export const silence: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};
