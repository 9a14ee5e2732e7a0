import { asWritten } from './as-written.ts';
import type { Command } from './command.ts';
import { productChoices } from './product-choices.ts';

/** `products [word]`: which products can be asked about. */
export const products: Command = {
  name: 'products',
  summary: 'Lists the products that I know.',
  usage: 'products [word]',
  run(argument, parts) {
    const { catalog } = parts;
    const choices = productChoices(catalog, argument);
    const about = argument === '' ? '' : ` like "${argument.slice(0, 60)}"`;
    const lines =
      choices.length === 0
        ? [`I know no product${about}. \`${asWritten({ ...products, usage: 'products' }, parts)}\` lists them all.`]
        : choices.map(({ productId, label }) => `- **${label}** \`${productId}\``);
    const more = catalog.products.length - choices.length;
    if (argument === '' && more > 0)
      lines.push(`… and ${more} more: \`${asWritten({ ...products, usage: 'products <word>' }, parts)}\` finds them.`);
    return Promise.resolve({
      kind: 'card',
      card: { title: `Products${about}`, lines, choices, question: null, link: null },
    });
  },
};
