import type { Command, CommandParts } from './command.ts';

/** How a command is written on this platform, for example `/hsc manual <product>`. */
export function asWritten(
  { name, usage }: Pick<Command, 'name' | 'usage'>,
  { prefix, joint = ' ' }: Pick<CommandParts, 'prefix' | 'joint'>,
): string {
  return `${prefix}${name === null ? ' ' : joint}${usage}`;
}
