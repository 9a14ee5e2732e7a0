import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkedId } from '../../src/checked/checked-answers.ts';
import { createCheckedAnswers } from '../../src/checked/create-checked-answers.ts';
import { checkedAnswersContract } from '../contracts/checked-answers.ts';
import { checkedOf } from '../support/checked-of.ts';

const never = new AbortController().signal;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hsc-checked-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

checkedAnswersContract(() => createCheckedAnswers(null, folder));

test('that another process saves or removes are found, or not any more, within a second or so', async () => {
  const [one, other] = [createCheckedAnswers(null, folder), createCheckedAnswers(null, folder)];
  const productId = randomUUID();
  const find = () => one.find(productId, 'how do I pair it', never);
  expect(await find()).toBeNull();
  await other.save(checkedOf({ productId }));
  await expect.poll(find, { timeout: 5_000 }).not.toBeNull();
  await other.remove(productId, checkedId('how do I pair it'));
  expect(await find()).toBeNull();
});

test('outlive the process that kept them, and leave nothing half written', async () => {
  const own = await mkdtemp(join(tmpdir(), 'hsc-checked-'));
  await createCheckedAnswers(null, own).save(checkedOf());
  expect(await createCheckedAnswers(null, own).find('td-17', 'how do I pair it', never)).toEqual(checkedOf());
  const [product = ''] = await readdir(join(own, 'checked'));
  expect(await readdir(join(own, 'checked', product))).toEqual([`${checkedId('how do I pair it')}.json`]);
  await writeFile(join(own, 'checked', product, `${checkedId('damaged')}.json`), '{');
  expect(await createCheckedAnswers(null, own).find('td-17', 'damaged', never)).toBeNull();
  expect(await createCheckedAnswers(null, own).list(null, never)).toHaveLength(1);
  await rm(own, { recursive: true });
});
