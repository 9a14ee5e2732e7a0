/** Where one manual of a product can be had. */
export interface ManualReference {
  /**
   * Names the text in every cache, `td-17` or `td-17:2` for a further manual. Products that share a manual have the
   * same reference, so its text is fetched and kept once.
   */
  readonly documentId: string;
  /** `Owner's Manual`, or null when the catalog doesn't say. */
  readonly title: string | null;
  /** BCP 47, or null when the catalog doesn't say. */
  readonly language: string | null;
  readonly edition: string | null;
  /** The first firmware that the manual is for, `2.0`, where it is one of several editions by firmware. */
  readonly firmware?: string;
  /** `https:`, `http:`, or `file:` for a manual beside the catalog. */
  readonly url: string;
  /** Tried when `url` fails. */
  readonly backupUrl: string | null;
}

/** A product that goes with another one. */
export interface Accessory {
  /** The catalog id, whether or not the catalog has that product. */
  readonly productId: string;
  readonly name: string;
  readonly relation: 'accessory' | 'related' | 'spare_part';
  /** The maker's or shop's page, or null. */
  readonly url: string | null;
}

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly brand: string | null;
  readonly category: string | null;
  /** One or two sentences that help without a manual. */
  readonly description: string | null;
  readonly aliases: readonly string[];
  /** The maker's page for people, or null. */
  readonly supportUrl: string | null;
  /** The first is the main one. Empty when the catalog knows none. */
  readonly manuals: readonly ManualReference[];
  readonly accessories: readonly Accessory[];
}
