import type { Command, CommandParts, Reply } from './command.ts';
import { parseAsk } from './parse-ask.ts';
import { productChoices } from './product-choices.ts';

/** The question itself: `td-17 how do I pair bluetooth`. */
export const ask: Command = {
  name: null,
  summary: "Answers a question about a product from the maker's manual.",
  usage: '<product> <question>',
  run: (argument, parts) => Promise.resolve(askReply(argument, parts)),
};

function askReply(argument: string, { catalog, prefix }: CommandParts): Reply {
  const { hint, text, scenario } = parseAsk(argument, catalog);
  if (text !== '') return { kind: 'question', hint, text, scenario };
  if (hint === null) {
    return {
      kind: 'card',
      card: {
        title: 'Which product is it about?',
        lines: [`Write the product and your question, like \`${prefix} ${example(catalog.products[0]?.id)}\`.`],
        choices: productChoices(catalog, ''),
        question: null,
        link: null,
      },
    };
  }
  const resolution = catalog.resolveHint(hint);
  const name = 'product' in resolution ? resolution.product.name : hint;
  return {
    kind: 'card',
    card: {
      title: `What would you like to know about the ${name}?`,
      lines: [`Write it after the product, like \`${prefix} ${example(hint)}\`.`],
      choices: [],
      question: null,
      link: null,
    },
  };
}

function example(product = 'td-17'): string {
  return `${product} how do I reset it`;
}
