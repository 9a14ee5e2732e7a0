/** Gives ids of the platform's look that don't repeat: a letter or two and ten signs. */
export function createIds(): (prefix: string) => string {
  let count = 0;
  return (prefix) => {
    count += 1;
    return `${prefix}0${(36 ** 6 + count * 7_919).toString(36).toUpperCase().padStart(9, '0')}`;
  };
}

/** Gives times of messages as the platform writes them, seconds with six decimals, each later than the one before. */
export function createTimestamps(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, Math.floor(now() * 1_000));
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
  };
}
