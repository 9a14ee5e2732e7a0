import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { breaksServer, checkMessage } from '../../../support/discord-components/check-message.ts';
import { mentionsShown, pictures, unfurled } from '../../../support/discord-components/danger.ts';
import { discordShapes } from '../../../support/discord-shapes.ts';

const folder = new URL('../../../fixtures/discord/', import.meta.url);

describe('the shapes of messages in Discord, kept as files', () => {
  it('are one file each', async () => {
    const files = await readdir(folder);
    expect(files.sort()).toEqual(
      Object.keys(discordShapes)
        .map((name) => `${name}.json`)
        .sort(),
    );
  });

  it.each(Object.entries(discordShapes))(
    '%s is current (else: node scripts/write-message-fixtures.ts) and valid',
    async (name, { parts }) => {
      const kept: unknown = JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8'));
      expect(kept).toEqual(JSON.parse(JSON.stringify({ parts })));
      for (const part of parts) {
        const message = { ...part };
        expect(checkMessage(message)).toEqual([]);
        expect(breaksServer(message)).toBe(false);
        expect([mentionsShown(message), pictures(message), unfurled(message)]).toEqual([[], [], []]);
      }
    },
  );

  it('are parts where the answer is long, and one message elsewhere', () => {
    for (const [name, { parts }] of Object.entries(discordShapes)) expect(parts.length > 1).toBe(name === 'long');
  });
});
