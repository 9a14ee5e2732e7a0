import { ask } from '../commands/ask.ts';
import type { Command } from '../commands/command.ts';
import { parseFreeText } from '../commands/parse-ask.ts';
import { readCommand } from '../commands/registry.ts';
import type { Catalog } from '../src/catalog/resolution.ts';
import type { Scenario } from '../src/question.ts';
import { isStop } from './thread/wording.ts';

/** What a message to the bot asks for. */
export type FreeText =
  | { readonly kind: 'stop' }
  /** A command word and nothing else, or a product without a question. */
  | { readonly kind: 'card'; readonly command: Command; readonly argument: string }
  | { readonly kind: 'question'; readonly text: string; readonly scenario: Scenario };

/** What a question is called that consists of files alone. */
const aboutFiles = 'What is shown here, and what should I do about it?';

/**
 * Reads a message that people wrote to the bot in their own words.
 * @param hasFiles whether files came with it, or may have
 * @param continues whether something was said before that the text may stand for: "and the TD-27?"
 */
export function readFreeText(
  text: string,
  { hasFiles, continues }: { readonly hasFiles: boolean; readonly continues: boolean },
  catalog: Catalog,
): FreeText {
  if (isStop(text)) return { kind: 'stop' };
  const { command, argument } = readCommand(text, catalog);
  if (isWholeCommand(command, argument, catalog)) return { kind: 'card', command, argument };
  const parsed = parseFreeText(text);
  const isBare = parsed.text === '' || isProductAlone(parsed.text, catalog);
  if (isBare && !hasFiles && !continues) return { kind: 'card', command: ask, argument: parsed.text };
  return { kind: 'question', text: parsed.text === '' ? aboutFiles : parsed.text, scenario: parsed.scenario };
}

/** In free text "manual mode on the td-17" is a question, "manual td-17" and "help" are commands. */
function isWholeCommand(command: Command, argument: string, catalog: Catalog): boolean {
  switch (command.name) {
    case 'help':
      return argument === '';
    case 'products':
      return argument.split(/\s+/).length <= 2 && !argument.endsWith('?');
    case 'manual':
      return argument !== '' && isProductAlone(argument, catalog);
    default:
      return false;
  }
}

function isProductAlone(text: string, catalog: Catalog): boolean {
  const { hint, rest } = catalog.splitHint(text);
  return hint !== null && rest === '';
}
