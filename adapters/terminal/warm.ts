import { defineCommand, runMain } from 'citty';
import { complain, runOverCatalog, unknownOption } from './catalog-command.ts';
import { examineAndKeep } from './catalog-examine.ts';

await runMain(
  defineCommand({
    meta: {
      name: 'npm run warm --',
      description: 'Fetches every manual of the catalog into the text cache. Ends with 1 when none could be had.',
    },
    async run({ rawArgs }) {
      const wrong = unknownOption(rawArgs, ['--help']);
      process.exitCode =
        wrong === null
          ? await runOverCatalog(
              examineAndKeep,
              ({ entries }) => entries.length === 0 || entries.some(({ finding }) => finding.kind === 'readable'),
            )
          : complain(wrong, 2);
    },
  }),
);
