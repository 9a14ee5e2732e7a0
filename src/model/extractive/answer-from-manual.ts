import { writeMarker } from '../../answer/markers.ts';
import type { Context } from '../../context/context.ts';
import type { Passage } from '../../context/passage.ts';
import type { Prompt } from '../../context/prompt.ts';
import { fitOf, weigh } from './fit.ts';
import type { FittingPassage, WeighedTerm } from './fit.ts';
import { pickUnits } from './pick-units.ts';
import { questionTerms } from './question-terms.ts';
import { quoteInMarker, quoteText, quoteUnits } from './quote.ts';
import { unitsOf } from './units.ts';
import type { Unit } from './units.ts';

/** Below this share of what the question asks for, nothing is quoted; below the second one not without a doubt. */
const leastShare = 0.15;
const sureShare = 0.4;
/** A further quotation has to fit nearly as well as the best one. */
const furtherShare = 0.6;
const mostQuotes = 3;
const mostNearest = 3;
const mostHazards = 3;
/** How far beside a passage sentences and steps are followed, in UTF-16 units. */
const beside = 1_500;

interface Search {
  readonly terms: readonly WeighedTerm[];
  readonly context: Context;
  readonly productName: string;
}

interface Quote {
  readonly passage: Passage;
  readonly units: readonly Unit[];
}

/** The passages that fit the question, quoted, in the parts in which the answer is written. */
export function answerFromManual({ question, product, context }: Prompt): readonly string[] {
  const language = context.manuals[0]?.language ?? null;
  const asked = questionTerms(question.text, product.name, language);
  const earlier = question.thread.findLast(({ role }) => role === 'person')?.text ?? '';
  const terms = weigh(asked.length > 0 ? asked : questionTerms(earlier, product.name, language), context);
  const fitting = fitOf(context, terms);
  const most = Math.max(0, ...fitting.map(({ share }) => share));
  const quotes = most < leastShare ? [] : quotesOf(fitting, most, { terms, context, productName: product.name });
  if (quotes.length === 0) return refuse(fitting, context);
  const doubt = most < sureShare ? [unsure] : [];
  return [...doubt, ...quotes.map((quote) => writeQuote(quote, context)), ...hazardsOf(quotes, context)];
}

const unsure = "I'm not sure that the manual answers this. These passages come nearest.\n\n";

function quotesOf(fitting: readonly FittingPassage[], most: number, search: Search): readonly Quote[] {
  const quotes: Quote[] = [];
  for (const { passage, share } of fitting) {
    if (quotes.length === mostQuotes) break;
    if (share < most * furtherShare) continue;
    const quote = { passage, units: unitsFor(passage, search) };
    if (quote.units.length > 0 && !quotes.some((other) => overlaps(quote, other))) quotes.push(quote);
  }
  return quotes;
}

/** The passage's sentences or steps; those of its page that go on where it was cut are there as well. */
function unitsFor(passage: Passage, { terms, context, productName }: Search): readonly Unit[] {
  const manual = context.manuals.find(({ documentId }) => documentId === passage.documentId);
  const page = manual?.pages.find(({ number }) => number === passage.page);
  const text = page?.text ?? passage.text;
  const passageStart = page === undefined ? 0 : passage.start;
  const from = lineStart(text, passageStart - beside);
  const to = passageStart + passage.text.length + beside;
  const within = { start: passageStart - from, end: passageStart - from + passage.text.length };
  const outlined = manual?.outline.filter((entry) => entry.page === passage.page).map(({ title }) => title) ?? [];
  const headings = [...(page?.headings ?? []), ...outlined, ...passage.headings];
  const furniture = new Set(wordsOf([...headings, manual?.title ?? '', productName].join(' ')));
  const units = unitsOf(text.slice(from, to), headings)
    // What the window cut off is no whole sentence, and running heads say nothing.
    .filter(({ end }) => to >= text.length || from + end < to)
    .filter((unit) => wordsOf(unit.text).some((word) => !furniture.has(word)));
  return pickUnits(units, terms, within).map((unit) => ({ ...unit, start: unit.start + from, end: unit.end + from }));
}

function lineStart(text: string, near: number): number {
  return near <= 0 ? 0 : text.indexOf('\n', near) + 1;
}

function overlaps(one: Quote, other: Quote): boolean {
  if (one.passage.documentId !== other.passage.documentId || one.passage.page !== other.passage.page) return false;
  return one.units.some((unit) => other.units.some(({ start, end }) => unit.start < end && start < unit.end));
}

function writeQuote({ passage, units }: Quote, context: Context): string {
  return `**${headingOf(passage)}**\n\n${quoteUnits(units)} ${citationOf(passage, context)}\n\n`;
}

function headingOf({ headings, page }: Passage): string {
  const named = headings
    .slice(-2)
    .map(quoteText)
    .filter((heading) => heading !== '');
  return named.length === 0 ? `Page ${page}` : named.join(' › ');
}

function citationOf({ documentId, page }: Passage, { manuals }: Context): string {
  const title = manuals.length > 1 ? (manuals.find((manual) => manual.documentId === documentId)?.title ?? null) : null;
  return writeMarker({ type: 'citation', title, pages: [page] });
}

/** The manual's own warnings on the pages that were quoted. */
function hazardsOf(quotes: readonly Quote[], { manuals }: Context): readonly string[] {
  const texts = manuals.flatMap(({ documentId, hazards }) =>
    hazards
      .filter(({ page }) => quotes.some(({ passage }) => passage.documentId === documentId && passage.page === page))
      .filter(({ text }) => wordsOf(text).length > 1)
      .map(({ text }) => quoteInMarker(text)),
  );
  return [...new Set(texts)].slice(0, mostHazards).map((text) => `${writeMarker({ type: 'hazard', text })}\n\n`);
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
}

/** Says that nothing fits, and names what comes nearest. */
function refuse(fitting: readonly FittingPassage[], context: Context): readonly string[] {
  const plainly = `${writeMarker({ type: 'not-in-manual' })} I found no passage in the manual that answers this.\n\n`;
  const nearest = new Map<string, string>();
  for (const { passage } of fitting) {
    const heading = headingOf(passage);
    if (nearest.size < mostNearest && !nearest.has(heading)) nearest.set(heading, citationOf(passage, context));
  }
  if (nearest.size === 0) return [plainly, 'Please put it in other words, or ask a person.\n'];
  const list = [...nearest].map(([heading, citation]) => `- ${heading} ${citation}`);
  return [plainly, `These sections come nearest:\n\n${list.join('\n')}\n`];
}
