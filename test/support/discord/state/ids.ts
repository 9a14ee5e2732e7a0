/** 2015-01-01, where the platform's ids begin to count. https://docs.discord.com/developers/reference#snowflakes */
const epoch = 1_420_070_400_000;

/** Ids that carry the time they were made at; each greater than the one before. */
export function createIds(now: () => number): () => string {
  let last = 0n;
  return () => {
    const first = BigInt(Math.floor(now()) - epoch) << 22n;
    last = first > last ? first : last + 1n;
    return String(last);
  };
}
