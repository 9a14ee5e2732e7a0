import type { Context } from '../../context/context.ts';
import type { Page } from '../../manual/manual.ts';
import { pageUnits } from './page-units.ts';
import type { Section } from './sections.ts';
import type { Unit } from './unit.ts';

/** The steps with which the next page goes on, where the last one quoted is the last of its page; null without them. */
export function nextPageSteps(
  section: Section,
  quoted: readonly Unit[],
  { context, product }: { readonly context: Context; readonly product: string },
): { readonly page: Page; readonly units: readonly Unit[] } | null {
  const last = quoted.at(-1);
  const { manual } = section;
  if (last?.kind !== 'step' || last !== section.units.at(-1)) return null;
  const page = manual.pages[section.page.number];
  const sent = context.sent.some(
    (other) => other.documentId === manual.documentId && other.page.number === page?.number,
  );
  if (page === undefined || !sent) return null;
  if (pageUnits(manual, section.page, { headings: section.headings, product }).at(-1)?.start !== last.start)
    return null;
  const units = pageUnits(manual, page, { headings: section.headings, product });
  const next = units.findIndex(({ kind }) => kind !== 'hazard' && kind !== 'label');
  if (units[next]?.kind !== 'step' || Number(units[next].mark) !== Number(last.mark) + 1) return null;
  const end = units.findIndex(({ kind }, index) => index > next && kind !== 'step');
  return { page, units: units.slice(next, end < 0 ? undefined : end) };
}
