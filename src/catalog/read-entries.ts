import { z } from 'zod';
import type { CatalogFault } from './catalog-fault.ts';
import { brandEntrySchema, productEntrySchema } from './catalog-file.ts';
import type { BrandEntry, ProductEntry } from './catalog-file.ts';
import { cleanText } from './clean-text.ts';
import { faultSentence } from './fault-sentence.ts';
import { idKey } from './id-key.ts';
import type { CatalogSource } from './read-catalog-files.ts';

/** A product as its file has it, with where it came from. */
export interface Entry extends ProductEntry {
  readonly file: string;
  readonly folder: string;
  readonly brandOfFile: BrandEntry | null;
}

const MOST_PRODUCTS = 200_000;

const fileShape = z.object({
  brand: z.unknown().optional(),
  brand_identity: z.unknown().optional(),
  products: z.array(z.unknown()),
});
const anyId = z.object({ id: z.union([z.string(), z.number()]) });

/**
 * Checks the products of all files. What isn't a product, or has the id of an earlier one (letter case aside), is a
 * fault and left out. At most 200,000 products.
 */
export function readEntries(sources: readonly CatalogSource[]): { entries: readonly Entry[]; faults: CatalogFault[] } {
  const entries = new Map<string, Entry>();
  const faults: CatalogFault[] = [];
  for (const source of sources) {
    const shape = fileShape.safeParse(source.json);
    if (!shape.success) {
      faults.push({ file: source.file, id: null, reason: 'has no list of "products"' });
      continue;
    }
    const brandOfFile = brandOf(shape.data, source.file, faults);
    for (const [index, raw] of shape.data.products.entries()) {
      if (entries.size + faults.length >= MOST_PRODUCTS) {
        faults.push({ file: source.file, id: null, reason: `the catalog has more than ${MOST_PRODUCTS} products` });
        return { entries: [...entries.values()], faults };
      }
      const origin = { file: source.file, folder: source.folder, brandOfFile };
      addEntry(entries, { raw, position: index + 1 }, origin, faults);
    }
  }
  return { entries: [...entries.values()], faults };
}

function brandOf(shape: z.output<typeof fileShape>, file: string, faults: CatalogFault[]): BrandEntry | null {
  const raw = shape.brand ?? shape.brand_identity;
  if (raw === undefined || raw === null) return null;
  const brand = brandEntrySchema.safeParse(raw);
  if (brand.success) return brand.data;
  const reason = faultSentence(brand.error);
  faults.push({ file, id: null, reason: `its brand is left out: ${reason.startsWith('"') ? reason : `it ${reason}`}` });
  return null;
}

function addEntry(
  entries: Map<string, Entry>,
  { raw, position }: { readonly raw: unknown; readonly position: number },
  origin: Pick<Entry, 'file' | 'folder' | 'brandOfFile'>,
  faults: CatalogFault[],
): void {
  const product = productEntrySchema.safeParse(raw);
  if (!product.success) {
    const id = anyId.safeParse(raw);
    const shown = id.success ? cleanText(String(id.data.id), 100) || null : null;
    const reason = faultSentence(product.error);
    faults.push({ file: origin.file, id: shown, reason: shown === null ? placed(reason, position) : reason });
    return;
  }
  const key = idKey(product.data.id);
  const earlier = entries.get(key);
  if (earlier === undefined) entries.set(key, { ...product.data, ...origin });
  else faults.push({ file: origin.file, id: product.data.id, reason: `"id" is taken by a product of ${earlier.file}` });
}

/** Without an id the place in the list has to tell which product is meant, counted from 1. */
function placed(reason: string, position: number): string {
  return reason.startsWith('"') ? `product ${position}: ${reason}` : `product ${position} ${reason}`;
}
