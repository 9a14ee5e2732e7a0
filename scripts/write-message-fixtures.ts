import { mkdir, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { discordShapes } from '../test/support/discord-shapes.ts';
import { slackShapes } from '../test/support/slack-shapes.ts';

const platforms = [
  ['slack', slackShapes],
  ['discord', discordShapes],
] as const;

for (const [platform, shapes] of platforms) {
  const folder = new URL(`../test/fixtures/${platform}/`, import.meta.url);
  await mkdir(folder, { recursive: true });
  for (const [name, { parts }] of Object.entries(shapes)) {
    const json = await format(JSON.stringify({ parts }), { parser: 'json', printWidth: 120 });
    await writeFile(new URL(`${name}.json`, folder), json);
  }
}
