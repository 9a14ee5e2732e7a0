import { readFile } from 'node:fs/promises';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { configurationPage, envExample, groups } from '../../src/settings/document-settings.ts';
import { settingsSchema } from '../../src/settings/schema.ts';

it('documents every setting once', () => {
  const documented = groups.flatMap(({ names }) => names);
  expect(documented.toSorted()).toEqual(settingsSchema.keyof().options.toSorted());
});

it('keeps .env.example and docs/configuration.md as the schema has it', async () => {
  expect(await readFile('.env.example', 'utf8')).toBe(envExample());
  expect(await readFile('docs/configuration.md', 'utf8')).toBe(
    await format(configurationPage(), { parser: 'markdown' }),
  );
});
