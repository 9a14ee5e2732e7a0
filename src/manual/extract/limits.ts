/** What one document may be; beyond `pages`, `sections`, `bytes`, `characters` and `rawPage` it ends as `too-large`. */
export const limits = {
  /** The longest manuals in the trade (workstations, mixing consoles) have about 1,500 pages. */
  pages: 5_000,
  /** Of an HTML manual. */
  sections: 20_000,
  /** Of the document as it was fetched. */
  bytes: 100 * 1024 * 1024,
  /** UTF-16 units of all pages together: some 10,000 full pages. */
  characters: 20_000_000,
  /** Of what is told of one page of a PDF before it is finished; a page full of the smallest print has about 50,000. */
  rawPage: 1_000_000,
  /** Of the pages that are handed over at once, so that the main process takes them in within a few milliseconds. */
  handedOver: 200_000,
  outlineEntries: 5_000,
  headingLength: 200,
  titleLength: 300,
  /** A reader is replaced after these, so that what a parser leaks is bounded. */
  documentsPerReader: 25,
} as const;
