import type { Catalog } from '../src/catalog/resolution.ts';
import { ask } from './ask.ts';
import type { Command } from './command.ts';
import { createHelp } from './help.ts';
import { manual } from './manual.ts';
import { products } from './products.ts';
import { status } from './status.ts';

const named = [ask, manual, products];

/** Every command, the question first. */
export const commands: readonly Command[] = [...named, createHelp(named)];

/** Those that are for the people on duty alone: no text calls them, so each platform has to check who does. */
export const staffCommands: readonly Command[] = [status];

/**
 * Which command a text calls, and the rest of it. The first word calls a command unless the text starts with a product
 * whose name has more than that word in it: such a product is reached by its full name.
 */
export function readCommand(text: string, catalog: Catalog): { readonly command: Command; readonly argument: string } {
  const trimmed = text.trim();
  const [word = ''] = trimmed.split(/\s+/, 1);
  const command = commands.find(({ name }) => name !== null && name === word.toLowerCase());
  const { hint } = catalog.splitHint(trimmed);
  const argument = trimmed.slice(word.length).trim();
  // "help me reset the rm-5" is a question.
  const isQuestion = command?.name === 'help' && argument !== '';
  if (command === undefined || isQuestion || (hint !== null && hint.length > word.length)) {
    return { command: ask, argument: trimmed };
  }
  return { command, argument };
}
