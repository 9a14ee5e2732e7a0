import { z } from 'zod';
import type { CatalogFault } from './catalog-fault.ts';
import { brandEntrySchema, productEntrySchema } from './catalog-file.ts';
import type { BrandEntry, ProductEntry } from './catalog-file.ts';
import { cleanText } from './clean-text.ts';
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
    for (const raw of shape.data.products) {
      if (entries.size + faults.length >= MOST_PRODUCTS) {
        faults.push({ file: source.file, id: null, reason: `the catalog has more than ${MOST_PRODUCTS} products` });
        return { entries: [...entries.values()], faults };
      }
      addEntry(entries, raw, { file: source.file, folder: source.folder, brandOfFile }, faults);
    }
  }
  return { entries: [...entries.values()], faults };
}

function brandOf(shape: z.output<typeof fileShape>, file: string, faults: CatalogFault[]): BrandEntry | null {
  const raw = shape.brand ?? shape.brand_identity;
  if (raw === undefined || raw === null) return null;
  const brand = brandEntrySchema.safeParse(raw);
  if (brand.success) return brand.data;
  faults.push({ file, id: null, reason: `its brand is left out: ${sentenceOf(brand.error)}` });
  return null;
}

function addEntry(
  entries: Map<string, Entry>,
  raw: unknown,
  origin: Pick<Entry, 'file' | 'folder' | 'brandOfFile'>,
  faults: CatalogFault[],
): void {
  const product = productEntrySchema.safeParse(raw);
  if (!product.success) {
    const id = anyId.safeParse(raw);
    const shown = id.success ? cleanText(String(id.data.id), 100) : null;
    faults.push({ file: origin.file, id: shown, reason: sentenceOf(product.error) });
    return;
  }
  const key = idKey(product.data.id);
  const earlier = entries.get(key);
  if (earlier === undefined) entries.set(key, { ...product.data, ...origin });
  else faults.push({ file: origin.file, id: product.data.id, reason: `"id" is taken by a product of ${earlier.file}` });
}

function sentenceOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'is not a product';
  const field = cleanText(issue.path.map(String).join('.'), 100);
  const what = issue.code === 'invalid_type' ? typeFault(issue) : issue.message;
  return field === '' ? what : `"${field}" ${what}`;
}

function typeFault(issue: z.core.$ZodIssueInvalidType): string {
  if (issue.message.endsWith('received undefined')) return 'is missing';
  return `is not ${/^[aeiou]/u.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
}
