/** One page of a manual, or one section of an HTML manual. */
export interface Page {
  /** 1-based place in the document: the number that `#page=` and the prompt speak of. */
  readonly number: number;
  /** The number printed on the page, as a string; the page's number where the document doesn't say. */
  readonly label: string;
  /** Headings on this page, in reading order. */
  readonly headings: readonly string[];
  readonly text: string;
  /** The id of the heading in an HTML manual, for `#anchor` links; null in a PDF. */
  readonly anchor: string | null;
}

export interface OutlineEntry {
  readonly title: string;
  /** Page number, 1-based. */
  readonly page: number;
  /** 0 for a chapter, 1 for a section of it, and so on. */
  readonly depth: number;
}

/** A warning that the manual itself gives. */
export interface Hazard {
  readonly page: number;
  readonly kind: 'warning' | 'caution' | 'data-loss';
  /** The manual's own words. */
  readonly text: string;
}

/** What extraction makes of a document's bytes. */
export interface ManualText {
  readonly title: string | null;
  readonly format: 'pdf' | 'html';
  readonly pages: readonly Page[];
  readonly outline: readonly OutlineEntry[];
  readonly hazards: readonly Hazard[];
  /** When the document says it was made: `2025-11-14`, `2025-11` or `2025`; in a `Manual` only where that is credible. */
  readonly date?: string | null;
}

/** A manual as the caches keep it and the engine reads it. */
export interface Manual extends ManualText {
  readonly documentId: string;
  /** Where the text came from: the address, or its backup. */
  readonly url: string;
  /** Edition as the catalog says, or null. */
  readonly edition: string | null;
  /** Language as the catalog says, else as found in the text, BCP 47; null when neither tells. */
  readonly language: string | null;
  /** Of the document's bytes, in hex. */
  readonly sha256: string;
  /** When the bytes were fetched or last confirmed unchanged; milliseconds since the epoch. */
  readonly fetchedAt: number;
  /** For revalidation; null where the server gave none. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Length of all pages' texts together, in UTF-16 units. */
  readonly characters: number;
}

/** Why there is no manual. Each has its own sentence for people, and each may be tried again after a minute. */
export type ManualFailure =
  | 'not-in-catalog'
  | 'password'
  | 'scan'
  | 'empty'
  | 'not-a-document'
  | 'too-large'
  | 'too-slow'
  | 'address-refused'
  | 'not-found'
  | 'unreachable'
  /** The process that read it ended for no fault that is known of the document: worth asking again. */
  | 'reader-failed'
  /** The text is still being read in the background: worth asking again. */
  | 'still-reading';

/** Where a manual's text was found. */
export type ManualOrigin = 'memory' | 'redis' | 'folder' | 'network';

export type ManualOutcome =
  | {
      readonly kind: 'ready';
      readonly manual: Manual;
      readonly origin: ManualOrigin;
      /** False when the text had to be fetched or revalidated over the network. */
      readonly cacheHit: boolean;
      /** True when the maker's server could not confirm it and the kept text is older than it should be. */
      readonly stale: boolean;
    }
  | { readonly kind: 'missing'; readonly reason: ManualFailure };

/** What a load is doing, for the status line. */
export type ManualProgress =
  | { readonly step: 'fetching'; readonly bytes: number; readonly total: number | null }
  | { readonly step: 'extracting'; readonly pages: number; readonly total: number | null };
