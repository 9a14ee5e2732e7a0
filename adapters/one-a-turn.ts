import { setImmediate } from 'node:timers/promises';

/**
 * Work in the order in which it is given, each piece in a turn of the event loop of its own: whatever comes in meanwhile
 * is read, and acknowledged, between two of them. The work must not throw.
 */
export function createTurns(): (work: () => void) => void {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    last = last.then(() => setImmediate()).then(work);
  };
}
