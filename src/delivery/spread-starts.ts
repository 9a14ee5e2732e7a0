/**
 * Answers that begin in one turn of the event loop. The work of a beginning is 3 to 5 ms (the passages are ranked, the
 * request is written): a crowd that began in one turn would hold up every answer that is being written meanwhile.
 */
const mostInOneTurn = 8;

/** Resolves at once for the first calls in a turn of the event loop, for those beyond in their order in later turns. */
export function spreadStarts(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let begun = 0;
  let isCounting = false;

  function count(): void {
    if (isCounting) return;
    isCounting = true;
    setImmediate(() => {
      isCounting = false;
      const next = waiting.splice(0, mostInOneTurn);
      begun = next.length;
      if (begun > 0) count();
      for (const begin of next) begin();
    });
  }

  return () => {
    count();
    if (waiting.length > 0 || begun >= mostInOneTurn) return new Promise((resolve) => waiting.push(resolve));
    begun += 1;
    return Promise.resolve();
  };
}
