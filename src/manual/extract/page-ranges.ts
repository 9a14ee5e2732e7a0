export interface PageRange {
  /** 1-based. */
  readonly first: number;
  /** Inclusive. */
  readonly last: number;
}

/** Pages 1 to `pages` in ranges of at most `size`, in order. */
export function* pageRanges(pages: number, size: number): Generator<PageRange, void, undefined> {
  for (let first = 1; first <= pages; first += size) yield { first, last: Math.min(pages, first + size - 1) };
}
