/** What is known of when a document was made. */
interface DateFacts {
  /** As the document itself says: `2025-11-14`, `2025-11` or `2025`. */
  readonly declared: string | null;
  /** The server's `Last-Modified`; a file's own time says when it was copied, and is none. */
  readonly lastModified: string | null;
  /** Milliseconds since the epoch. */
  readonly fetchedAt: number;
}

/** The first PDF was written in this year; clocks that were never set say 1970 or 1980. */
const FIRST_YEAR = 1993;
const DAY = 24 * 60 * 60 * 1_000;

/**
 * When a manual was made, `2025-11-14`, `2025-11` or `2025`; null when nothing credible tells. A date in the future is a
 * wrong clock, and one of the moment of fetching was made for this request.
 */
export function credibleDate({ declared, lastModified, fetchedAt }: DateFacts): string | null {
  if (declared !== null && isCredible(Date.parse(declared), fetchedAt)) return declared;
  const changed = lastModified === null ? NaN : Date.parse(lastModified);
  return isCredible(changed, fetchedAt) ? new Date(changed).toISOString().slice(0, 10) : null;
}

function isCredible(time: number, fetchedAt: number): boolean {
  return time >= Date.UTC(FIRST_YEAR, 0) && time <= fetchedAt - DAY;
}
