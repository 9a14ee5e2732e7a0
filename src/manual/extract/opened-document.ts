import type { ManualText } from '../manual.ts';

/** A document inside a reader process. Everything may throw FaultError. */
export interface OpenedDocument {
  /** How many pages are to be read by ranges; 0 where `finish` needs none. */
  readonly pages: number;
  /** Reads pages `first` to `last`, 1-based and inclusive, into a text that only `finish` understands. */
  read(first: number, last: number): Promise<string>;
  /** Makes the manual's text from what `read` gave for all pages, in any order, by whichever process. */
  finish(raw: readonly string[]): Promise<ManualText>;
  close(): Promise<void>;
}
