import type { Context } from '../context/context.ts';
import type { NearSection } from './events.ts';
import { pageReference } from './references.ts';

const MOST = 3;

/** The sections that rank best for the question, each once, three at most; none where nothing ranks. */
export function nearestSections({ best, manuals }: Context): readonly NearSection[] {
  const found = new Map<string, NearSection>();
  for (const { passage } of best) {
    const manual = manuals.find(({ documentId }) => documentId === passage.documentId);
    const heading = passage.headings.at(-1) ?? null;
    const key = `${passage.documentId} ${heading ?? passage.page}`;
    if (manual === undefined || found.has(key)) continue;
    found.set(key, { heading, place: pageReference(manual, passage.page) });
    if (found.size === MOST) break;
  }
  return [...found.values()];
}
