import { mkdir, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { discordShapes } from '../test/support/discord-shapes.ts';
import { slackShapes } from '../test/support/slack-shapes.ts';

await writeShapes('slack', slackShapes);
await writeShapes('discord', discordShapes);

/** One file for each shape. */
async function writeShapes(platform: string, shapes: Readonly<Record<string, unknown>>): Promise<void> {
  const folder = new URL(`../test/fixtures/${platform}/`, import.meta.url);
  await mkdir(folder, { recursive: true });
  for (const [name, shape] of Object.entries(shapes)) {
    const json = await format(JSON.stringify(shape), { parser: 'json', printWidth: 120 });
    await writeFile(new URL(`${name}.json`, folder), json);
  }
}
