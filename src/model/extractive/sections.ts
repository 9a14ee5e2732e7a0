import type { Context } from '../../context/context.ts';
import type { Passage } from '../../context/passage.ts';
import type { Manual, Page } from '../../manual/manual.ts';
import type { Asked } from './asked-for.ts';
import { codedPages } from './coded-pages.ts';
import { shareIn } from './fit.ts';
import type { WeighedTerm } from './fit.ts';
import { isListing, pageUnits } from './page-units.ts';
import { worthOf } from './section-worth.ts';
import { isOnRemedies, remedyPages } from './trouble.ts';
import type { Unit } from './unit.ts';
import { squeezed } from './units.ts';

/** What stands under one heading on one page. */
export interface Section {
  readonly manual: Manual;
  readonly page: Page;
  /** From chapter to section, outermost first. */
  readonly headings: readonly string[];
  readonly units: readonly Unit[];
  /** The part of the page's text that fits the question: the ranked passage, as far as it lies in the section. */
  readonly window: { readonly start: number; readonly end: number };
  /** Share of the question's words that the window and the headings hold, and that the section's own heading holds. */
  readonly share: number;
  readonly named: number;
  /** How well it fits compared with the others. */
  readonly worth: number;
}

/** A section that was not ranked itself is looked at when its heading says what is asked. */
const namedAlone = 0.6;
const unrankedCharacters = 1_000;
/** A contents page stands among the first pages, and front matter before it. */
const frontPages = 15;

/** The sections of the best passages' pages, best first; contents pages and indexes are none. */
export function sectionsFor(
  context: Context,
  { terms, complaint }: Pick<Asked, 'terms' | 'complaint'>,
  product: string,
): readonly Section[] {
  const front = new Map(context.manuals.map((manual) => [manual.documentId, frontOf(manual)]));
  const remedies = complaint ? remedyPages(context, terms) : [];
  const found = [...context.best, ...codedPages(context, terms), ...remedies];
  const pages = Map.groupBy(found, ({ passage }) => `${passage.documentId} ${passage.page}`);
  const most = Math.max(0, ...context.best.map(({ score }) => score));
  return [...pages.values()]
    .flatMap((ranked) => {
      const first = ranked[0]?.passage;
      const manual = context.manuals.find(({ documentId }) => documentId === first?.documentId);
      const page = manual?.pages.find(({ number }) => number === first?.page);
      if (manual === undefined || page === undefined || isListing(page)) return [];
      const units = pageUnits(manual, page, { headings: ranked.flatMap(({ passage }) => passage.headings), product });
      const relevant = ranked.map(({ passage, score }) => ({ passage, ranked: most > 0 ? score / most : 0 }));
      const isFront = page.number <= (front.get(manual.documentId) ?? 0);
      const isRemedy = complaint && isOnRemedies(manual, page);
      return cut(units).flatMap((part) => sectionOf(part, { manual, page, relevant, terms, isFront, isRemedy }));
    })
    .sort((a, b) => b.worth - a.worth);
}

interface Place {
  readonly manual: Manual;
  readonly page: Page;
  readonly relevant: readonly { readonly passage: Passage; readonly ranked: number }[];
  readonly terms: readonly WeighedTerm[];
  readonly isFront: boolean;
  readonly isRemedy: boolean;
}

/** The units from each heading to the next one. */
function cut(units: readonly Unit[]): readonly (readonly Unit[])[] {
  const parts: Unit[][] = [[]];
  for (const unit of units) {
    if (unit.kind === 'heading') parts.push([unit]);
    else parts.at(-1)?.push(unit);
  }
  return parts.filter((part) => part.some(({ kind }) => kind !== 'heading' && kind !== 'label'));
}

function sectionOf(units: readonly Unit[], place: Place): readonly Section[] {
  const { manual, page, relevant, terms } = place;
  const start = units[0]?.start ?? 0;
  const end = units.at(-1)?.end ?? 0;
  const own = units[0]?.kind === 'heading' ? units[0].text : null;
  const hits = relevant.filter(({ passage }) => passage.start < end && passage.start + passage.text.length > start);
  const headings = pathOf(own, { manual, page, relevant: hits.length > 0 ? hits : relevant });
  const heading = headings.at(-1);
  const named = heading === undefined || terms.length === 0 ? 0 : shareIn(heading, terms);
  if (hits.length === 0 && named < namedAlone) return [];
  const alone = { start, end: Math.min(end, start + unrankedCharacters), ranked: 0 };
  const windows = hits.map(({ passage, ranked }) => ({
    start: Math.max(start, passage.start),
    end: Math.min(end, passage.start + passage.text.length),
    ranked,
  }));
  const judged = (windows.length === 0 ? [alone] : windows).map(({ ranked, ...window }) => {
    const text = page.text.slice(window.start, window.end);
    const share = shareIn([...headings, text].join('\n'), terms);
    const section = { manual, page, headings, units, window, share, named };
    return { ...section, worth: worthOf(section, { ...place, ranked }) };
  });
  return judged.sort((a, b) => b.worth - a.worth).slice(0, 1);
}

/** The path of headings above a section, whose own heading stands in its first unit or on an earlier page. */
function pathOf(
  own: string | null,
  { manual, page, relevant }: Pick<Place, 'manual' | 'page' | 'relevant'>,
): readonly string[] {
  const above = relevant[0]?.passage.headings ?? [];
  if (own === null) return above;
  const title = unnumbered(own);
  for (const { passage } of relevant) {
    const at = passage.headings.findLastIndex((heading) => unnumbered(heading) === title);
    if (at >= 0) return passage.headings.slice(0, at + 1);
  }
  const entry = manual.outline.find((listed) => listed.page === page.number && unnumbered(listed.title) === title);
  return [...above.slice(0, entry?.depth ?? 1), entry?.title ?? title];
}

function unnumbered(heading: string): string {
  return squeezed(heading).replace(/^(?:\p{Lu}|\d{1,3})(?:\.\d{1,3})*[.)]?\s+/u, '');
}

/** The number of the last page before the contents; 0 where there is none or it comes late. */
function frontOf({ pages }: Manual): number {
  return Math.max(0, pages.slice(0, frontPages).findIndex(isListing));
}
