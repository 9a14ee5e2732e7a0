/** A place in a queue. */
interface Ticket {
  /** Stands in the queue of this name from now on, at its place by the order of asking; gives how many are before. */
  readonly enter: (name: string) => number;
  readonly leave: () => void;
}

/** Queues by name, in the order in which tickets were drawn. */
export interface Queues {
  ticket(): Ticket;
  /** How many stand there. */
  length(name: string): number;
}

export function createQueues(): Queues {
  const queues = new Map<string, Set<number>>();
  let last = 0;
  return {
    length: (name) => queues.get(name)?.size ?? 0,
    ticket() {
      last += 1;
      const own = last;
      let current: string | null = null;
      const leave = (): void => {
        const queue = current === null ? undefined : queues.get(current);
        queue?.delete(own);
        if (current !== null && queue?.size === 0) queues.delete(current);
        current = null;
      };
      return {
        enter(name) {
          if (name !== current) {
            leave();
            queues.set(name, (queues.get(name) ?? new Set()).add(own));
            current = name;
          }
          return [...(queues.get(name) ?? [])].filter((other) => other < own).length;
        },
        leave,
      };
    },
  };
}
