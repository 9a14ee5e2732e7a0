/** Something in a catalog file that could not be used. It is left out, and the rest of the catalog loads. */
export interface CatalogFault {
  /** The file's name within the catalog. */
  readonly file: string;
  /** The product's id as far as it could be read; null when the fault is about the whole file. */
  readonly id: string | null;
  /** What is wrong, as the end of a sentence: `"name" is missing`. */
  readonly reason: string;
}
