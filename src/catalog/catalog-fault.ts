/** Something in a catalog file that could not be used. It is left out, and the rest of the catalog loads. */
export interface CatalogFault {
  /** The file's name within the catalog. */
  readonly file: string;
  /** The product's id; null when it could not be read (`reason` has its place in the file) or the whole file is meant. */
  readonly id: string | null;
  /** What is wrong, as the end of a sentence: `"name" is missing`. */
  readonly reason: string;
}
