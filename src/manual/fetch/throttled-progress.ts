import type { Clock } from '../../clock.ts';
import type { ManualProgress } from '../manual.ts';
import { PROGRESS_INTERVAL } from './limits.ts';

/** Tells the bytes of a fetch: the first, the last, and at most one figure for each interval in between. */
interface ThrottledProgress {
  readonly bytes: (bytes: number) => void;
  /** Tells the last figure when it hasn't been told. */
  readonly end: () => void;
}

export function createThrottledProgress(
  clock: Clock,
  total: number | null,
  onProgress: (progress: ManualProgress) => void,
): ThrottledProgress {
  let told = -Infinity;
  let pending: number | null = null;
  const tell = (bytes: number): void => {
    told = clock.now();
    pending = null;
    onProgress({ step: 'fetching', bytes, total });
  };
  return {
    bytes(bytes) {
      if (clock.now() - told >= PROGRESS_INTERVAL) tell(bytes);
      else pending = bytes;
    },
    end() {
      if (pending !== null) tell(pending);
    },
  };
}
