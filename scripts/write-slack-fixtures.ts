import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { slackShapes } from '../test/support/slack-shapes.ts';

const folder = new URL('../test/fixtures/slack/', import.meta.url);
for (const [name, { parts }] of Object.entries(slackShapes)) {
  const json = await format(JSON.stringify({ parts }), { parser: 'json', printWidth: 120 });
  await writeFile(new URL(`${name}.json`, folder), json);
}
