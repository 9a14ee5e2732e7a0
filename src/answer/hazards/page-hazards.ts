import { hazardsOn } from '../../manual/hazards.ts';
import type { PlacedHazard } from '../../manual/hazards.ts';
import type { Page } from '../../manual/manual.ts';

/** The same page is cited again and again, and most have none. */
const known = new WeakMap<Page, readonly PlacedHazard[]>();

/** As `hazardsOn`, remembered for as long as the page is. */
export function pageHazards(page: Page): readonly PlacedHazard[] {
  const hazards = known.get(page) ?? hazardsOn(page);
  known.set(page, hazards);
  return hazards;
}
