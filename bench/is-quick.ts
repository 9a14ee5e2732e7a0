import { parseArgs } from 'node:util';

/** Of the options of a bench that has no other: `--quick`, a short form of it to see that it works. */
export function isQuick(options: readonly string[]): boolean {
  const { values } = parseArgs({ args: [...options], options: { quick: { type: 'boolean', default: false } } });
  return values.quick;
}
