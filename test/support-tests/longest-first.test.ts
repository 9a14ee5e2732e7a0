import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { longFiles } from '../support/longest-first.ts';

it('the files that are begun first are there', () => {
  expect(longFiles.filter((file) => !existsSync(file))).toEqual([]);
});
