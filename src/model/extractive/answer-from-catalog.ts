import { writeMarker } from '../../answer/markers.ts';
import type { Accessory, Product } from '../../catalog/product.ts';
import { quoteText } from './quote.ts';

/** Named with their pages, as far as the catalog knows them; the others stand in one line. */
const mostSuggestions = 2;
const mostNames = 6;

/**
 * What the catalog alone knows about a product, in the parts in which it is written. Why there is no manual, and that
 * nothing here comes from one, is said beside the answer.
 */
export function answerFromCatalog(product: Product): readonly string[] {
  const description = product.description?.trim() ?? '';
  const accessories = product.accessories.filter(({ relation }) => relation === 'accessory');
  const known = [
    ...(description === '' ? [] : [`${quoteText(description)}\n\n`]),
    ...suggestionsOf(accessories.slice(0, mostSuggestions)),
    ...namesOf(accessories.slice(mostSuggestions)),
  ];
  const name = quoteText(product.name);
  const opening = known.length > 0 ? `What I know about the ${name}:` : `I know nothing more about the ${name}.`;
  return [`${opening}\n\n`, ...known, ...whereToAsk(product.supportUrl)];
}

function suggestionsOf(accessories: readonly Accessory[]): readonly string[] {
  if (accessories.length === 0) return [];
  return [`${accessories.map(({ name }) => writeMarker({ type: 'suggestion', name })).join('\n')}\n\n`];
}

function namesOf(accessories: readonly Accessory[]): readonly string[] {
  if (accessories.length === 0) return [];
  const names = accessories.slice(0, mostNames).map(({ name }) => quoteText(name));
  const more = accessories.length > mostNames ? ['others'] : [];
  return [`Also made for it: ${new Intl.ListFormat('en').format([...names, ...more])}.\n\n`];
}

function whereToAsk(supportUrl: string | null): readonly string[] {
  const url = supportUrl === null || !URL.canParse(supportUrl) ? null : new URL(supportUrl);
  if (url === null || !/^https?:$/u.test(url.protocol)) return [];
  return [`The maker's page can tell you more: <${url.href.replace(/[<>[\]]/gu, encodeURIComponent)}>\n`];
}
