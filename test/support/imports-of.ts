import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Files of the project that a file imports, types included, as paths from the root. */
export function importsOf(file: string): string[] {
  const specifiers = readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport\(?)\s*'(\.[^']+)'/g);
  const targets = [...specifiers].map(([, specifier = '']) => relative('.', join(dirname(file), specifier)));
  // Name and version of the product are for everybody.
  return targets.filter((target) => target !== 'package.json');
}
