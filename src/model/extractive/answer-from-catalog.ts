import { writeMarker } from '../../answer/markers.ts';
import type { Product } from '../../catalog/product.ts';
import { quoteText } from './quote.ts';

const mostAccessories = 3;

/** What the catalog alone can say about a product, in the parts in which it is written. */
export function answerFromCatalog(product: Product): readonly string[] {
  const parts = [
    `I have no manual of the ${quoteText(product.name)} to read from. This is what the catalog knows about it.\n\n`,
  ];
  if (product.description !== null) parts.push(`${quoteText(product.description)}\n\n`);
  const accessories = product.accessories.filter(({ relation }) => relation === 'accessory').slice(0, mostAccessories);
  if (accessories.length > 0) {
    const markers = accessories.map(({ name }) => writeMarker({ type: 'suggestion', name }));
    parts.push(`${markers.join('\n')}\n\n`);
  }
  parts.push(whereToAsk(product.supportUrl));
  return parts;
}

function whereToAsk(supportUrl: string | null): string {
  const url = supportUrl === null || !URL.canParse(supportUrl) ? null : new URL(supportUrl);
  if (url === null || !/^https?:$/u.test(url.protocol)) return 'The maker of the product can tell you more.\n';
  return `The maker's page can tell you more: <${url.href.replace(/[<>[\]]/gu, encodeURIComponent)}>\n`;
}
