import type { Product } from '../src/catalog/product.ts';
import type { Manual, ManualOutcome } from '../src/manual/manual.ts';
import { asWritten } from './as-written.ts';
import type { Card } from './card.ts';
import type { Command } from './command.ts';
import { explainFailure } from './explain-failure.ts';
import { productChoices } from './product-choices.ts';

/** `manual td-17`: which manual of the product is used, its edition, pages, age and link. */
export const manual: Command = {
  name: 'manual',
  summary: 'Shows which manual I use for a product.',
  usage: 'manual <product>',
  async run(argument, parts, signal) {
    const { catalog, library, patience } = parts;
    const resolution = catalog.resolveHint(argument);
    if (!('product' in resolution)) {
      const near = resolution.kind === 'ambiguous' ? resolution.candidates : resolution.nearest;
      const choices =
        argument === '' ? productChoices(catalog, '') : near.map(({ id, name }) => ({ productId: id, label: name }));
      const lines = [`Write \`${asWritten(manual, parts)}\`.`];
      const card = { title: 'Which product is it?', lines, choices, question: null, link: null };
      return { kind: 'card', card, outcome: resolution.kind === 'ambiguous' ? 'ambiguous' : 'unknown_product' };
    }
    const { product } = resolution;
    const options = patience === undefined ? { signal } : { signal, patience };
    const outcomes = await Promise.all(product.manuals.map((reference) => library.load(reference, options)));
    const card = manualCard(product, outcomes);
    return outcomes.some(({ kind }) => kind === 'ready')
      ? { kind: 'card', card }
      : { kind: 'card', card, outcome: 'no_manual' };
  },
};

function manualCard(product: Product, outcomes: readonly ManualOutcome[]): Card {
  const lines = outcomes.map((outcome, index) => {
    const title = product.manuals[index]?.title ?? 'Manual';
    return outcome.kind === 'ready'
      ? describe(title, outcome.manual)
      : `**${title}**: ${explainFailure(outcome.reason, product.name)}`;
  });
  const address = product.supportUrl ?? product.manuals[0]?.url ?? null;
  return {
    title: `Manual of the ${product.name}`,
    lines: lines.length === 0 ? ['The catalog has no manual for it yet.'] : lines,
    choices: [],
    question: null,
    link: address?.startsWith('http') === true ? { label: 'Open', url: address } : null,
  };
}

function describe(title: string, { edition, language, pages, fetchedAt, url }: Manual): string {
  const facts = [
    edition,
    language,
    `${pages.length} pages`,
    `checked ${new Date(fetchedAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    url.startsWith('http') ? url : null,
  ];
  return `**${title}**: ${facts.filter((fact) => fact !== null).join(', ')}`;
}
