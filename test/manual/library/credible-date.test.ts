import fc from 'fast-check';
import { expect, it } from 'vitest';
import { credibleDate } from '../../../src/manual/library/credible-date.ts';

const fetchedAt = Date.UTC(2026, 10, 22, 12);
const dated = (declared: string | null, lastModified: string | null = null) =>
  credibleDate({ declared, lastModified, fetchedAt });

it('what the document says goes before what its server says', () => {
  expect(dated('2025-11-14', 'Mon, 02 Mar 2026 10:00:00 GMT')).toBe('2025-11-14');
  expect(dated('2025-11')).toBe('2025-11');
  expect(dated('2025')).toBe('2025');
});

it('the server’s date has to do where the document’s is none or can’t be true', () => {
  const server = 'Mon, 02 Mar 2026 23:30:00 GMT';
  for (const wrong of [null, '1970-01-01', '1980-01-01', '2031-05-05', 'soon']) {
    expect(dated(wrong, server)).toBe('2026-03-02');
  }
});

it.each([
  ['of this moment, which a server makes up for each request', new Date(fetchedAt).toUTCString()],
  ['in the future', 'Mon, 02 Mar 2037 10:00:00 GMT'],
  ['of a clock that was never set', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  ['that is none', 'yesterday'],
])('no date is shown rather than one %s', (_, lastModified) => {
  expect(dated(null, lastModified)).toBeNull();
});

it('whatever is said, a date is in the past and written as one, or there is none', () => {
  const anyDate = fc.option(
    fc.oneof(
      fc.string(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    ),
  );
  const anyHeader = fc.option(
    fc.oneof(
      fc.string(),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    ),
  );
  fc.assert(
    fc.property(anyDate, anyHeader, (declared, lastModified) => {
      const date = dated(declared, lastModified);
      if (date !== null) {
        expect(Date.parse(date)).toBeLessThan(fetchedAt);
        expect(Date.parse(date)).toBeGreaterThanOrEqual(Date.UTC(1993, 0));
      }
    }),
  );
});
