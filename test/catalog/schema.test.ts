import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { catalogJsonSchema } from '../../src/catalog/catalog-file.ts';

const file = fileURLToPath(new URL('../../catalog/schema.json', import.meta.url));

test('catalog/schema.json is what the catalog files are checked with (npx vitest run -u writes it anew)', async () => {
  const text = await format(JSON.stringify(catalogJsonSchema()), { ...(await resolveConfig(file)), parser: 'json' });
  await expect(text).toMatchFileSnapshot(file);
});
