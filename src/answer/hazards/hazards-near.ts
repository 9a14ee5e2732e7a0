import type { Span } from '../../context/cut-windows.ts';
import { proceduresOf } from '../../context/kept-blocks.ts';
import { sectionsOf } from '../../context/sections-of.ts';
import type { PlacedHazard } from '../../manual/hazards.ts';
import type { Manual, Page } from '../../manual/manual.ts';
import { contentWords } from '../grounding/content-words.ts';
import { pageHazards } from './page-hazards.ts';

/** What is warned of within so many UTF-16 units of the steps, under the same heading, belongs to them: a paragraph. */
const NEAR = 250;
/** Share of the words of a heading, or of the question, that a warning holds which is about the same. */
const ABOUT = 0.6;
const LEAST_WORDS = 2;
/** A point of a list without numbers, or a row of a table: each is about something else. */
const OTHER_POINT = /^[ ]*(?:[•●◦▪‣·*–—-][ ]+\S|\S[^\n]*\t\S)/mu;

/** A page that an answer cites. */
export interface CitedPage {
  readonly manual: Manual;
  readonly page: Page;
  /** The stretches of its text that are cited. */
  readonly places: readonly Span[];
  /** The question, without the product's names. */
  readonly question: string;
  /** Whether the answer tells a fact and not what to do: then only a warning about what was asked belongs to it. */
  readonly isFact: boolean;
}

/**
 * The manual's own warnings on a page that belong to what is cited there, nearest first: those under the same heading
 * next to it or next to the procedure that it is a step of, without another point or row between; those of the heading
 * above; and those that are about what is asked or what the heading names.
 */
export function hazardsNear({ manual, page, places, question, isFact }: CitedPage): readonly PlacedHazard[] {
  const hazards = pageHazards(page);
  const sections = sectionsIn(manual, page);
  const cited = places.map((place) => stepsAt(place, page, sections));
  const isAbout = (hazard: PlacedHazard, text: string): boolean => sharesWith(hazard.text, text, manual.language);
  return hazards
    .map((hazard) => ({ hazard, gap: Math.min(...cited.map((steps) => gapTo(steps, hazard))) }))
    .filter(({ hazard, gap }) => {
      if (isAbout(hazard, question)) return true;
      if (isFact) return places.some((place) => gapBetween(place, hazard) === 0);
      return cited.some((steps) => {
        const { section } = steps;
        const own = sections.findLast(({ start }) => start <= hazard.start);
        if (section === undefined || own === undefined) return false;
        if (isAbove(own, section, sections) || isAbout(hazard, section.heading ?? '')) return true;
        return section === own && gap <= NEAR && !isElsewhere(steps, hazard, page.text);
      });
    })
    .sort((one, other) => one.gap - other.gap)
    .map(({ hazard }) => hazard);
}

/** What stands under one heading of a page; without one where it goes on from the page before. */
interface HeadedSpan extends Span {
  readonly heading: string | null;
  /** Of its heading in the outline; deeper than any where the outline doesn't list it, null without a heading. */
  readonly depth: number | null;
}

function sectionsIn(manual: Manual, page: Page): readonly HeadedSpan[] {
  const outline = manual.outline.filter((entry) => entry.page === page.number);
  const depths = new Map(outline.map(({ title, depth }) => [title.trim(), depth]));
  return [...sectionsOf({ ...manual, pages: [page], outline })].flatMap(({ sections }) =>
    sections.map(({ start, end, headings }) => {
      const heading = headings.at(-1) ?? null;
      return { start, end, heading, depth: heading === null ? null : (depths.get(heading) ?? Infinity) };
    }),
  );
}

/** What is cited, with the procedure that it is a step of. */
interface Steps {
  readonly place: Span;
  readonly procedure: Span;
  readonly section: HeadedSpan | undefined;
}

function stepsAt(place: Span, page: Page, sections: readonly HeadedSpan[]): Steps {
  const section = sections.findLast(({ start }) => start <= place.start);
  const procedures = section === undefined ? [] : proceduresOf(page.text, section);
  return { place, procedure: procedures.find((steps) => gapBetween(steps, place) === 0) ?? place, section };
}

/** Before and after a procedure is near to each of its steps; between two of them is near to those two. */
function gapTo({ place, procedure }: Steps, hazard: Span): number {
  return gapBetween(gapBetween(procedure, hazard) === 0 ? place : procedure, hazard);
}

/** Whether another point or row stands between. */
function isElsewhere({ procedure }: Steps, hazard: Span, text: string): boolean {
  const [first, last] = procedure.start < hazard.start ? [procedure, hazard] : [hazard, procedure];
  return OTHER_POINT.test(text.slice(first.end, last.start));
}

/** Whether one section stands below the heading of another. */
function isAbove(upper: HeadedSpan, lower: HeadedSpan, sections: readonly HeadedSpan[]): boolean {
  const { depth } = upper;
  if (depth === null || upper.start >= lower.start) return false;
  return sections
    .filter(({ start }) => start > upper.start && start <= lower.start)
    .every((between) => between.depth !== null && between.depth > depth);
}

function gapBetween(one: Span, other: Span): number {
  return Math.max(0, one.start - other.end, other.start - one.end);
}

/** Whether a warning holds most of the words of a heading or a question. */
function sharesWith(hazard: string, text: string, language: string | null): boolean {
  const words = contentWords(text, language);
  const held = contentWords(hazard, language);
  const shared = [...words].filter((word) => held.has(word)).length;
  return shared >= LEAST_WORDS && shared >= words.size * ABOUT;
}
