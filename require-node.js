// Runs before any TypeScript: an older Node would die on the first type annotation with a message nobody understands.
// Plain JavaScript on purpose. With arguments it then runs the named module: `node require-node.js src/main.ts …`.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const supported = (major === 22 && minor >= 18) || major === 24 || major >= 26;

if (!supported) {
  process.stderr.write(
    `hsc-bot needs Node 22.18 or later (22 or 24, or 26 and up), and this is ${process.versions.node}: ` +
      'run `npm ci` without --ignore-scripts, which installs Node 24 for this project, and start it with npm.\n',
  );
  process.exit(1);
}

const [, , module] = process.argv;
if (module !== undefined) {
  const path = resolve(import.meta.dirname, module);
  process.argv.splice(1, 2, path);
  await import(pathToFileURL(path).href);
}
