import { writeMarker } from '../../answer/markers.ts';
import { shorten } from '../../answer/shorten.ts';
import type { Context } from '../../context/context.ts';
import type { Manual, Page } from '../../manual/manual.ts';
import type { Prompt } from '../../context/prompt.ts';
import type { Scenario } from '../../question.ts';
import { askedFor } from './asked-for.ts';
import { shareIn } from './fit.ts';
import type { WeighedTerm } from './fit.ts';
import { hazardsFor } from './hazards-for.ts';
import { nextPageSteps } from './next-page-steps.ts';
import { pickUnits } from './pick-units.ts';
import { quoteInMarker, quoteText, quoteUnits } from './quote.ts';
import { sectionsFor } from './sections.ts';
import type { Section } from './sections.ts';
import type { Unit } from './unit.ts';
import { verdictOn } from './verdict.ts';

/** On a stage there is time to read one thing; elsewhere a second view helps, and where nothing fits well a third. */
const mostQuotes: Readonly<Record<Scenario, number>> = { live: 1, general: 2, studio: 3 };
const mostInDoubt = 3;
/** A further quotation has to fit nearly as well as the best one. */
const further = { share: 0.7, worth: 0.6 } as const;
const mostNearest = 3;
const unsure = "I'm not sure that the manual answers this.";
/** How a section begins; characters. */
const beginning = 100;

interface Quote {
  readonly section: Section;
  readonly units: readonly Unit[];
  /** Where a list of steps goes on. */
  readonly next: { readonly page: Page; readonly units: readonly Unit[] } | null;
  readonly hazards: readonly string[];
}

interface Search {
  readonly terms: readonly WeighedTerm[];
  readonly context: Context;
  readonly product: string;
}

/** The sections that fit the question, quoted, in the parts in which the answer is written. */
export function answerFromManual(prompt: Prompt): readonly string[] {
  const { question, product, context } = prompt;
  const { terms, unknown, unnamed, ...manner } = askedFor(prompt);
  const search = { terms, context, product: product.name };
  const sections = sectionsFor(context, terms, product.name);
  const verdict = verdictOn({
    ...manner,
    share: manner.unread && terms.length === 0 ? 0 : shareOf(search),
    score: context.best[0]?.score ?? 0,
    unknown: unknown.length,
    unnamed: unnamed.length,
  });
  const quotes = verdict === 'refuse' ? [] : quotesOf(sections, search, mostOf(question.scenario, verdict));
  if (quotes.length === 0) return refuse(sections, unknown.length > 0 ? unknown : unnamed, context);
  const doubt =
    verdict === 'doubtful'
      ? [`${unknown.length === 0 ? unsure : notMentioned(unknown)} These passages come nearest.\n\n`]
      : [];
  return [...doubt, ...written(quotes, context, question.scenario)];
}

function mostOf(scenario: Scenario, verdict: 'sure' | 'doubtful'): number {
  return verdict === 'doubtful' && scenario !== 'live' ? mostInDoubt : mostQuotes[scenario];
}

/** The greatest share of the question's words that one of the best passages holds. */
function shareOf({ terms, context }: Search): number {
  const shares = context.best.map(({ passage }) => shareIn([...passage.headings, passage.text].join('\n'), terms));
  return Math.max(0, ...shares);
}

function notMentioned(names: readonly string[]): string {
  const quoted = names.map((name) => `“${quoteInMarker(name)}”`);
  return `The manual doesn't mention ${new Intl.ListFormat('en', { type: 'disjunction' }).format(quoted)}.`;
}

function quotesOf(sections: readonly Section[], search: Search, most: number): readonly Quote[] {
  const [best] = sections;
  const quotes: Quote[] = [];
  for (const section of sections) {
    if (quotes.length === most || best === undefined) break;
    if (section.share < best.share * further.share || section.worth < best.worth * further.worth) continue;
    const units = pickUnits(section, search.terms);
    if (units.length === 0) continue;
    const next = nextPageSteps(section, units, search);
    quotes.push({ section, units, next, hazards: hazardsFor(section, units, search.terms) });
  }
  return quotes;
}

/** Warnings first where there is no time to read on; else each after the quotation that it belongs to, and once. */
function written(quotes: readonly Quote[], context: Context, scenario: Scenario): readonly string[] {
  const warned = new Set<string>();
  const warnings = ({ hazards }: Quote): readonly string[] =>
    hazards.flatMap((hazard) => {
      const text = quoteInMarker(hazard);
      if (warned.has(text)) return [];
      warned.add(text);
      return [`${writeMarker({ type: 'hazard', text })}\n\n`];
    });
  return quotes.flatMap((quote) => {
    const parts = writeQuote(quote, context);
    return scenario === 'live' ? [...warnings(quote), ...parts] : [...parts, ...warnings(quote)];
  });
}

function writeQuote({ section, units, next }: Quote, context: Context): readonly string[] {
  const { manual, page } = section;
  const rest = next === null ? '' : `\n${quoteUnits(next.units)} ${citationOf(manual, next.page, context)}`;
  return [`**${headingOf(section)}**\n\n`, `${quoteUnits(units)} ${citationOf(manual, page, context)}${rest}\n\n`];
}

function headingOf({ headings, page }: Section): string {
  const named = headings
    .slice(-2)
    .map(quoteText)
    .filter((heading) => heading !== '');
  return named.length === 0 ? `Page ${page.label}` : named.join(' › ');
}

function citationOf({ title, documentId }: Manual, { number }: Page, { manuals }: Context): string {
  const several = manuals.some((manual) => manual.documentId !== documentId);
  return writeMarker({ type: 'citation', title: several ? title : null, pages: [number] });
}

/** Says that nothing fits, and names what comes nearest. */
function refuse(sections: readonly Section[], unknown: readonly string[], context: Context): readonly string[] {
  const plainly = unknown.length === 0 ? 'I found no passage in the manual that answers this.' : notMentioned(unknown);
  const nearest = new Map<string, string>();
  for (const section of sections) {
    const heading = headingOf(section);
    if (nearest.size < mostNearest && !nearest.has(heading)) nearest.set(heading, nearestOf(section, context));
  }
  const marked = `${writeMarker({ type: 'not-in-manual' })} ${plainly}\n\n`;
  if (nearest.size === 0) return [marked];
  return [marked, `These sections come nearest:\n\n${[...nearest.values()].join('\n')}\n`];
}

/** The heading and the page; where the heading stands on an earlier page, how this one's part begins. */
function nearestOf(section: Section, context: Context): string {
  const { manual, page, headings, units } = section;
  const stands = [...page.headings, page.text].join('\n').includes(headings.at(-1) ?? '\0');
  const first = units.find(({ kind, end }) => kind === 'sentence' && end > section.window.start);
  const begins = stands || first === undefined ? '' : `: “${quoteInMarker(shorten(first.text, beginning))}”`;
  return `- ${headingOf(section)}${begins} ${citationOf(manual, page, context)}`;
}
