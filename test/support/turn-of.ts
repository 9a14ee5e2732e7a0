import type { Turn } from '../../src/delivery/turn.ts';

/** A turn that nothing ends but the signal, and that keeps nothing. */
export function turnOf(signal: AbortSignal = new AbortController().signal, parts: Partial<Turn> = {}): Turn {
  return {
    signal,
    progress: { marks: null, keep: () => Promise.resolve() },
    isTakenOver: false,
    confirm: () => Promise.resolve(),
    ignored: () => Promise.resolve(),
    ...parts,
  };
}
