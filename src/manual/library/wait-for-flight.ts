import type { Clock } from '../../clock.ts';
import type { LoadOptions } from '../library.ts';
import type { ManualOutcome } from '../manual.ts';
import type { Flight } from './flight.ts';

const usualPatience = 14_000;
/** Milliseconds that the maker's server has to confirm a text which could be served already. */
const confirmationWait = 4_000;

/**
 * Waits for a load as one of its askers. One who can't wait any longer gets the kept text, or is told that the manual is
 * still being read; one whose signal is aborted leaves by that reason, and the others notice nothing.
 */
export async function waitForFlight(flight: Flight, options: LoadOptions, clock: Clock): Promise<ManualOutcome> {
  const over = new AbortController();
  const signal = AbortSignal.any([options.signal, over.signal]);
  const leave = flight.join(options.onProgress ?? (() => undefined));
  try {
    return await Promise.race([
      flight.outcome,
      lossOfPatience(flight, options.patience ?? usualPatience, clock, signal),
    ]);
  } finally {
    leave();
    over.abort();
  }
}

async function lossOfPatience(
  flight: Flight,
  patience: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<ManualOutcome> {
  await clock.sleep(confirmationWait, signal);
  // A new edition that is being read already is worth a little more patience.
  if (flight.fallback !== null && flight.phase !== 'extracting') return inTheBackground(flight, flight.fallback);
  await clock.sleep(patience - confirmationWait, signal);
  if (flight.fallback !== null) return inTheBackground(flight, flight.fallback);
  if (flight.phase === 'extracting') return inTheBackground(flight, { kind: 'missing', reason: 'still-reading' });
  // Another process may well be reading it; nothing has to go on here for that.
  return { kind: 'missing', reason: flight.phase === 'waiting' ? 'still-reading' : 'too-slow' };
}

function inTheBackground(flight: Flight, outcome: ManualOutcome): ManualOutcome {
  flight.goOn();
  return outcome;
}
