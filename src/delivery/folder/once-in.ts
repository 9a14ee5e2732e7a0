import type { Clock } from '../../clock.ts';

/** Tells of one error in so many milliseconds at most: a disk that is full refuses everything. */
export function onceIn(milliseconds: number, clock: Clock, tell: (error: unknown) => void): (error: unknown) => void {
  let toldAt = -Infinity;
  return (error) => {
    if (clock.now() - toldAt < milliseconds) return;
    toldAt = clock.now();
    tell(error);
  };
}
