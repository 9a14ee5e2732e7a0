import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { CheckedAnswers } from '../../../src/checked/checked-answers.ts';
import { checkedId } from '../../../src/checked/checked-answers.ts';
import { createCheckedAnswers } from '../../../src/checked/create-checked-answers.ts';
import { connectRedis } from '../../../src/redis/connect-redis.ts';
import { checkedOf, pagesOf } from '../../support/checked-of.ts';
import { drumManual } from '../../support/drum-module.ts';
import { startRedis } from '../../support/redis/start-redis.ts';
import { runCommand } from '../../support/run-command.ts';

const program = inject('redisServer');
const never = new AbortController().signal;

describe.each(['in Redis', 'in the folder of data'])('checked answers %s', (where) => {
  let environment: Record<string, string>;
  let checked: CheckedAnswers;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hsc-checked-'));
    const server = where === 'in Redis' ? await startRedis(program) : null;
    const redis = server === null ? null : connectRedis(server.url);
    await redis?.untilReady(5_000);
    environment = { DATA_DIR: folder, ...(server === null ? {} : { REDIS_URL: server.url }) };
    checked = createCheckedAnswers(redis, folder);
    close = async () => {
      await redis?.close();
      await server?.stop();
      await rm(folder, { recursive: true });
    };
    await checked.save(checkedOf({ productId: 'rm-5', question: 'does it float?', answer: 'No.\n\u001b[31mNever.' }));
    await checked.save(checkedOf({ productId: 'vm-8', source: pagesOf(drumManual, 3) }));
  });
  afterAll(() => close());

  const command = (...words: string[]) => runCommand('adapters/terminal/checked.ts', words, environment);

  it('are listed, of all products or of one, and removed by their id', async () => {
    const all = await command('list');
    expect(all).toMatchObject({ code: 0, stderr: '2 checked answers.\n' });
    expect(all.stdout).toContain(`${checkedId('does it float?')}  2026-11-23  rm-5  does it float?\n`);
    expect(all.stdout).toContain('From: support staff');
    expect(all.stdout).toContain('From: Owner’s Manual, p. 1 (page 3 of the file)');
    expect(all.stdout).not.toContain('\u001b');
    expect((await command('list', 'vm-8')).stdout).not.toContain('rm-5');

    const removed = await command('remove', 'rm-5', checkedId('does it float?'));
    expect(removed).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Removed\./) as string });
    expect(await checked.find('rm-5', 'does it float?', never)).toBeNull();
    expect((await command('list')).stderr).toBe('1 checked answer.\n');
  });

  it.each([
    [[], /^Say what to do/],
    [['remove', 'vm-8'], /^Say what to do/],
    [['remove', 'vm-8', '../../x'], /^There is no such answer\./],
  ])('say what is wrong with %j', async (words, sentence) => {
    expect(await command(...words)).toMatchObject({ code: 1, stderr: expect.stringMatching(sentence) as string });
    expect(await checked.list('vm-8', never)).toHaveLength(1);
  });
});
