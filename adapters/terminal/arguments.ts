import { parseArgs } from 'node:util';

export type AskArguments =
  | { readonly kind: 'ask'; readonly text: string; readonly json: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string };

/**
 * Takes the words of the command line apart. Quotes are the shell's: all words together are the text. Scenario words
 * (`--live`, `--studio`) stay in the text, where every platform understands them.
 */
export function readArguments(words: readonly string[]): AskArguments {
  const scenarios = words.filter(isScenario);
  const { values, positionals, tokens } = parseArgs({
    args: words.filter((word) => !isScenario(word)),
    options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const unknown = tokens.find((token) => token.kind === 'option' && !['json', 'help'].includes(token.name));
  if (unknown?.kind === 'option') {
    return {
      kind: 'wrong',
      sentence: `${unknown.rawName} is not an option here; there are --json, --live, --studio and --help.`,
    };
  }
  if (values.help === true) return { kind: 'help' };
  return { kind: 'ask', text: [...scenarios, ...positionals].join(' '), json: values.json === true };
}

function isScenario(word: string): boolean {
  return ['--live', '--studio', '--general'].includes(word);
}

export const usage = `Asks one question about a product and writes the answer as it comes.

  npm run ask -- rm-5 how do I pair bluetooth
  npm run ask -- --live rm-5 factory reset
  npm run ask -- products      the products that can be asked about; products drum finds some
  npm run ask -- manual rm-5   which manual is used
  npm run ask -- help          what can be written

  --live, --studio  how you are working: it changes the answer
  --json            every event, or the reply of a command, as a line of JSON
  --help            this text

Ends with 0 when the answer comes from the manual, 1 when something failed, 2 for wrong words here, 3 when the product
isn't clear, 4 when there is no manual or no answer, 130 after Ctrl-C.
`;
