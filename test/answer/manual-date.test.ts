import { expect, it } from 'vitest';
import { manualDate } from '../../src/answer/manual-date.ts';

it.each([
  ['2025-11-14', null, 'November 2025'],
  ['2025-01', 'Version 2', 'January 2025'],
  ['2025', null, '2025'],
  ['2025-13', null, '2025'],
  ['2025-11-14', '2nd edition, November 2025', null],
  [null, '2nd edition', null],
])('a manual of %s in the edition %j shows %j', (date, edition, shown) => {
  expect(manualDate(date, edition)).toBe(shown);
});
