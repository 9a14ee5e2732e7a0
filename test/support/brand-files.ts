import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const BRANDS = 90;
const PRODUCTS = 333;
const TYPES = ['pdf', 'html', 'html_scrape'] as const;

/** What a written folder of brand files holds. */
export interface BrandFiles {
  readonly brands: number;
  readonly products: number;
  /** The ids whose manual is at one of the live addresses given. */
  readonly live: readonly string[];
}

/**
 * Writes 90 brand files with 333 products in the format that users already have into `folder`. Most of the manuals'
 * addresses are dead (`.invalid` is never looked up with success), some products have none, and the first ones have
 * the `live` addresses.
 */
export async function writeBrandFiles(folder: string, live: readonly string[] = []): Promise<BrandFiles> {
  await mkdir(folder, { recursive: true });
  const products = Array.from({ length: PRODUCTS }, (_, index) => brandProduct(index, live[index]));
  await Promise.all(
    Array.from({ length: BRANDS }, async (_, brand) => {
      const file = { brand_identity: identityOf(brand), products: products.filter((_, at) => at % BRANDS === brand) };
      await writeFile(join(folder, `${identityOf(brand).id}.json`), JSON.stringify(file, null, 2));
    }),
  );
  return { brands: BRANDS, products: PRODUCTS, live: products.slice(0, live.length).map((product) => product.id) };
}

function identityOf(brand: number) {
  return {
    id: `maker-${brand}`,
    name: `Maker ${wordFor(brand)}`,
    hq: 'Somewhere',
    founded: 1950 + (brand % 70),
    website: `https://maker-${brand}.invalid/`,
    logo_url: `https://maker-${brand}.invalid/logo.png`,
    description: 'Makes instruments.',
  };
}

function brandProduct(index: number, live: string | undefined) {
  const { id: brand, name } = identityOf(index % BRANDS);
  const model = `${wordFor(index + 7)} ${10 + index}`;
  const url = live ?? `https://${brand}.invalid/manuals/${index}.pdf`;
  const documentation = {
    type: TYPES[index % TYPES.length],
    url,
    backup_url: index % 4 === 0 ? `${url}?backup` : null,
  };
  return {
    id: `${brand}-${10 + index}`,
    name: `${name} ${model}`,
    brand,
    category: ['Synthesizers', 'Mixers', 'Drums'][index % 3],
    production_country: 'Nowhere',
    images: { main: `https://${brand}.invalid/${index}.jpg`, gallery: [] },
    ...(live === undefined && index % 10 === 9 ? {} : { documentation }),
    ...(index % 5 === 0 ? { manual_url: url } : {}),
    relationships: [{ type: 'accessory', target_id: `${brand}-${10 + ((index + BRANDS) % PRODUCTS)}`, label: 'Fits' }],
  };
}

/** A made-up word that differs for every number below 4,096. */
function wordFor(number: number): string {
  const syllables = ['ka', 'lo', 'mi', 'tu', 've', 'ra', 'so', 'pe', 'zi', 'du', 'fo', 'ne', 'gi', 'ba', 'hy', 'wu'];
  const parts = [number % 16, (number >> 4) % 16, (number >> 8) % 16].map((at) => syllables[at] ?? '');
  const word = parts.join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}
