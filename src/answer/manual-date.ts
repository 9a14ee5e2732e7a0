const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/**
 * A manual's date as its card shows it: `November 2025`, or `2025`. Null where there is none, and where the edition names
 * the year already.
 * @param date `2025-11-14`, `2025-11` or `2025`
 */
export function manualDate(date: string | null, edition: string | null): string | null {
  const [year = '', month = ''] = date?.split('-') ?? [];
  if (year === '' || edition?.includes(year) === true) return null;
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? year : `${name} ${year}`;
}
