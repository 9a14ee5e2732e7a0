import type { Clock } from '../../../src/clock.ts';
import { DeadlineError, withDeadline } from '../../../src/deadline.ts';
import type { Gateway } from './open-gateway.ts';

/** So long the start waits for the gateway: nothing else is kept waiting by it. Milliseconds. */
const patience = 10_000;

interface Connecting {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Told of what ends the connecting after that time. */
  readonly onLateFailure: (error: unknown) => void;
}

/**
 * Starts the gateway. Throws as that does, and the reason of the signal.
 * @returns false when it takes longer than is waited for, and goes on
 */
export async function connectWithin(
  gateway: Pick<Gateway, 'start'>,
  { clock, signal, onLateFailure }: Connecting,
): Promise<boolean> {
  const started = gateway.start();
  try {
    await withDeadline(clock, patience, signal, () => started);
    return true;
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    started.catch(onLateFailure);
    return false;
  }
}
