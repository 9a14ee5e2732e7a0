import type { ManualReference } from '../../catalog/product.ts';
import type { Manual } from '../manual.ts';
import { keptFor } from '../text-cache.ts';

/** Milliseconds for which a text is believed without asking the maker's server: 1 hour. */
const freshFor = 60 * 60 * 1_000;
/** Clocks of two machines may differ by so much; a text from further in the future isn't believed. */
const clockSkew = 5 * 60 * 1_000;

export function isFresh(manual: Manual, now: number): boolean {
  const age = now - manual.fetchedAt;
  return age < freshFor && age > -clockSkew;
}

/** Whether it may still be served when the maker's server fails. */
export function isServable(manual: Manual, now: number): boolean {
  return now - manual.fetchedAt < keptFor;
}

/** Whether the catalog still names the address that the text came from. */
export function isFrom(manual: Manual, reference: ManualReference): boolean {
  return manual.url === reference.url || manual.url === reference.backupUrl;
}
