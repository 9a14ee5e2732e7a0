import { choose, noChoice } from './choose.ts';
import type { Choice } from './choose.ts';
import { findMentions } from './find-mentions.ts';
import { manualKey } from './manual-key.ts';
import { isComplete } from './mention.ts';
import type { Mention } from './mention.ts';
import type { NameIndex } from './name-index.ts';
import { isEveryday } from './ordinary-words.ts';
import type { Product } from './product.ts';
import { isTelling } from './telling.ts';
import type { Setting } from './telling.ts';
import type { Token } from './tokens.ts';

const MOST_CANDIDATES = 10;
const MOST_PLACES = 5;

/**
 * Says which product the tokens of a text mean: several that the text names equally well, one, or none. Products that
 * share a manual count as one.
 */
export function resolve(tokens: readonly Token[], index: NameIndex, setting: Setting): Choice {
  const mentions = findMentions(tokens, index).filter((mention) => isTelling(mention, tokens, setting));
  const places = placesOf(mentions);
  if (setting === 'hint' && hasMoreToSay(tokens, places[0] ?? [], index)) return noChoice;
  const choices = places
    .map((place) => choose(place))
    .filter((choice, at) => !isGuess(choice, places[at] ?? [], tokens));
  const [first] = choices;
  if (first === undefined || choices.length === 1) return limited(first ?? noChoice);
  return limited({ products: mainProducts(choices), isExact: choices.every((choice) => choice.isExact) });
}

/** The mentions by the places of the text where they stand, those alone that the text speaks for most. */
function placesOf(mentions: readonly Mention[]): readonly (readonly Mention[])[] {
  const places: (readonly Mention[])[] = [];
  let left = [...mentions].sort((a, b) => b.evidence - a.evidence);
  while (left.length > 0 && places.length < MOST_PLACES) {
    const [best] = left;
    if (best === undefined) break;
    const here = left.filter((one) => one.from < best.to && best.from < one.to);
    places.push(here.filter((one) => one.evidence > best.evidence - 0.05));
    left = left.filter((one) => !here.includes(one));
  }
  const named = places.filter((place) => place.some(isComplete));
  return named.length === 0 ? places : named;
}

/** A hint that has a number, a brand or the start of a name beside the name means something that the catalog doesn't have. */
function hasMoreToSay(tokens: readonly Token[], mentions: readonly Mention[], index: NameIndex): boolean {
  return tokens.some((token, at) => {
    if (mentions.some((mention) => mention.from <= at && at < mention.to)) return false;
    if (token.kind === 'generation') return token.text !== '1';
    if (token.kind === 'number') return true;
    return !isEveryday(token.text) && (index.byBrand.has(token.text) || index.parts.has(token.text));
  });
}

/** The only name that starts like what is said isn't meant when the text goes on with a word that it doesn't have. */
function isGuess(choice: Choice, place: readonly Mention[], tokens: readonly Token[]): boolean {
  if (choice.products.length > 1) return false;
  return place.every((mention) => {
    const after = tokens[mention.to];
    if (isComplete(mention) || after?.kind !== 'word' || isEveryday(after.text)) return false;
    return /^\p{sc=Latin}{4,}$/u.test(after.text);
  });
}

/** Of several products in a text, the one that is asked about: not its accessories, nor what has no manual. */
function mainProducts(choices: readonly Choice[]): readonly Product[] {
  const products = [...new Map(choices.flatMap((one) => one.products).map((one) => [manualKey(one), one])).values()];
  const extras = new Set(products.flatMap(extrasOf));
  const main = products.filter((product) => !extras.has(product.id));
  const known = (main.length === 0 ? products : main).filter((product) => product.manuals.length > 0);
  if (known.length > 0) return known;
  return main.length === 0 ? products : main;
}

function extrasOf(product: Product): readonly string[] {
  return product.accessories.filter((one) => one.relation !== 'related').map((one) => one.productId);
}

function limited(choice: Choice): Choice {
  return { ...choice, products: choice.products.slice(0, MOST_CANDIDATES) };
}
