import type { Accessory, Product } from '../catalog/product.ts';
import type { Catalog } from '../catalog/resolution.ts';
import { editDistance } from '../edit-distance.ts';
import type { AnswerEvent } from './events.ts';

type SuggestionEvent = Extract<AnswerEvent, { type: 'suggestion' }>;

/** Of ten letters one may be wrong. */
const LETTERS_PER_SLIP = 10;
const LONGEST_NAME = 100;

/**
 * The accessory of this product that the model means, as an event; null when it isn't one: nothing is suggested that
 * the catalog doesn't list for the product. Spelling is forgiven, a digit that differs is not.
 */
export function findAccessory(name: string, product: Product, catalog: Pick<Catalog, 'byId'>): SuggestionEvent | null {
  const wanted = squash(name);
  if (wanted === '' || wanted.length > LONGEST_NAME) return null;
  const named = product.accessories.map((accessory) => ({ accessory, names: namesOf(accessory, catalog) }));
  for (const fits of [isSame, isWithin, isNear]) {
    const found = named.find(({ names }) => names.some((candidate) => fits(wanted, candidate)));
    if (found) return suggestion(found.accessory, catalog);
  }
  return null;
}

function namesOf(accessory: Accessory, catalog: Pick<Catalog, 'byId'>): readonly string[] {
  const listed = catalog.byId(accessory.productId);
  const names = [accessory.name, accessory.productId, ...(listed ? [listed.name, ...listed.aliases] : [])];
  const branded = listed?.brand ? names.map((name) => `${listed.brand ?? ''} ${name}`) : [];
  return [...names, ...branded].map(squash).filter((name) => name !== '');
}

function isSame(wanted: string, candidate: string): boolean {
  return wanted === candidate;
}

/** A maker's name or a kind of thing too many or too few: `Roland RH-300 headphones` for `RH-300`. */
function isWithin(wanted: string, candidate: string): boolean {
  const [short, long] = wanted.length < candidate.length ? [wanted, candidate] : [candidate, wanted];
  return short.length >= 4 && long.includes(short) && digitsOf(short) === digitsOf(long);
}

function isNear(wanted: string, candidate: string): boolean {
  const most = Math.floor(Math.max(wanted.length, candidate.length) / LETTERS_PER_SLIP);
  return digitsOf(wanted) === digitsOf(candidate) && editDistance(wanted, candidate, most) <= most;
}

function suggestion(accessory: Accessory, catalog: Pick<Catalog, 'byId'>): SuggestionEvent {
  const listed = catalog.byId(accessory.productId);
  const supportUrl = listed?.supportUrl ?? null;
  return {
    type: 'suggestion',
    product: {
      id: accessory.productId,
      name: listed?.name ?? accessory.name,
      brand: listed?.brand ?? null,
      supportUrl,
    },
    link: [accessory.url, supportUrl].find((url) => url !== null && /^https?:\/\//iu.test(url)) ?? null,
  };
}

function squash(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function digitsOf(name: string): string {
  return name.replace(/\P{N}+/gu, ' ').trim();
}
