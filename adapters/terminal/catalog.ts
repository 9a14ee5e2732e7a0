import { defineCommand, runMain } from 'citty';
import { complain, runOverCatalog, unknownOption } from './catalog-command.ts';
import { examineAfresh } from './catalog-examine.ts';

const check = defineCommand({
  meta: {
    name: 'check',
    description: 'Checks the catalog. Ends with 1 when something is wrong with it or, with --fetch, with any manual.',
  },
  args: { fetch: { type: 'boolean', description: 'Fetch and read every manual as well; keeps nothing' } },
  async run({ args, rawArgs }) {
    const wrong = unknownOption(rawArgs, ['--fetch', '--help']);
    process.exitCode =
      wrong === null
        ? await runOverCatalog(args.fetch === true ? examineAfresh : () => null, (report) => report.sound)
        : complain(wrong, 2);
  },
});

await runMain(
  defineCommand({
    meta: { name: 'npm run catalog --', description: 'Looks after the catalog of products and their manuals.' },
    subCommands: { check },
  }),
);
