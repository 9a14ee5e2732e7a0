import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../../support/slack-blocks/check-message.ts';
import { livePings, pictures } from '../../../support/slack-blocks/danger.ts';
import { slackShapes } from '../../../support/slack-shapes.ts';

const folder = new URL('../../../fixtures/slack/', import.meta.url);

describe('the shapes of messages, kept as files', () => {
  it('are one file each', async () => {
    const files = await readdir(folder);
    expect(files.sort()).toEqual(
      Object.keys(slackShapes)
        .map((name) => `${name}.json`)
        .sort(),
    );
  });

  it.each(Object.entries(slackShapes))(
    '%s is current (else: node scripts/write-message-fixtures.ts) and valid',
    async (name, reply) => {
      const kept: unknown = JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8'));
      expect(kept).toEqual(JSON.parse(JSON.stringify({ parts: reply.parts })));
      for (const { text, blocks, markdown } of reply.parts) {
        expect(checkMessage({ text, blocks })).toEqual([]);
        expect(livePings({ text, blocks, markdown })).toEqual([]);
        expect(pictures({ text, blocks, markdown })).toEqual([]);
      }
    },
  );

  it('are parts where the answer is long, and one message elsewhere', () => {
    const parts = Object.entries(slackShapes).map(([name, reply]) => [name, reply.parts.length] as const);
    for (const [name, count] of parts) expect(count > 1).toBe(name === 'long');
  });
});
