import type { CatalogFault } from './catalog-fault.ts';
import type { Accessory, Product } from './product.ts';
import { idKey } from './id-key.ts';
import type { Entry } from './read-entries.ts';
import { shareManuals } from './share-manuals.ts';

type Entries = ReadonlyMap<string, Entry>;

/** Makes products of the checked entries: brand, manuals shared between them, accessories with their names. */
export function buildProducts(entries: readonly Entry[]): {
  products: readonly Product[];
  faults: readonly CatalogFault[];
} {
  const { manuals, faults } = shareManuals(entries);
  const byId: Entries = new Map([...manuals.keys()].map((entry) => [idKey(entry.id), entry]));
  const products = [...manuals].map(([entry, references]) => ({
    id: entry.id,
    name: entry.name,
    brand: brandName(entry),
    category: entry.category,
    description: entry.description,
    aliases: [...new Set(entry.aliases.filter((alias) => alias !== null))],
    supportUrl: entry.support_url ?? entry.brandOfFile?.website ?? null,
    manuals: references,
    accessories: accessoriesOf(entry, byId),
  }));
  return { products, faults };
}

/** The brand files name a product's brand by its id; people want to read its name. */
function brandName(entry: Entry): string | null {
  const { brand, brandOfFile } = entry;
  if (brand === null) return brandOfFile?.name ?? brandOfFile?.id ?? null;
  return brand === brandOfFile?.id ? (brandOfFile.name ?? brand) : brand;
}

function accessoriesOf(entry: Entry, byId: Entries): readonly Accessory[] {
  const listed = entry.accessories.map(({ id, name, relation, url }) => accessory(byId, id, name, relation, url));
  const related = entry.relationships.flatMap(({ type, target_id: id, label }) =>
    type === 'accessory' || type === 'related' || type === 'spare_part' ? [accessory(byId, id, label, type, null)] : [],
  );
  const unique = new Map([...related, ...listed].map((one) => [idKey(one.productId), one]));
  return [...unique.values()];
}

function accessory(
  byId: Entries,
  id: string,
  label: string | null,
  relation: Accessory['relation'],
  url: string | null,
): Accessory {
  const target = byId.get(idKey(id));
  const name = target?.name ?? label ?? id;
  return { productId: target?.id ?? id, name, relation, url: url ?? target?.support_url ?? null };
}
