import type { Clock } from '../../clock.ts';
import type { Lease } from '../text-cache.ts';

/** Leases among the callers of one process, for stores that only one process uses. */
export interface ProcessLeases {
  take(documentId: string, milliseconds: number): Lease;
}

export function createProcessLeases(clock: Clock): ProcessLeases {
  const holders = new Map<string, { token: symbol; until: number }>();

  function free(documentId: string, token: symbol): boolean {
    const holder = holders.get(documentId);
    return holder === undefined || holder.token === token || holder.until <= clock.now();
  }

  return {
    take(documentId, milliseconds) {
      const token = Symbol(documentId);
      const held = free(documentId, token);
      if (held) holders.set(documentId, { token, until: clock.now() + milliseconds });
      return {
        held,
        renew(more) {
          const still = held && free(documentId, token);
          if (still) holders.set(documentId, { token, until: clock.now() + more });
          return Promise.resolve(still);
        },
        release() {
          if (holders.get(documentId)?.token === token) holders.delete(documentId);
          return Promise.resolve();
        },
      };
    },
  };
}
