import { writeMarker } from '../../answer/markers.ts';
import type { Context } from '../../context/context.ts';
import type { Page } from '../../manual/manual.ts';
import type { Prompt } from '../../context/prompt.ts';
import type { Scenario } from '../../question.ts';
import { askedFor } from './asked-for.ts';
import { shareIn } from './fit.ts';
import type { WeighedTerm } from './fit.ts';
import { hazardsFor } from './hazards-for.ts';
import { nextPageSteps } from './next-page-steps.ts';
import { pickUnits } from './pick-units.ts';
import { notMentioned, refuse, unreadable } from './refuse.ts';
import { quoteInMarker, quoteUnits } from './quote.ts';
import { signsOf } from './refusal.ts';
import { citationOf, headingOf } from './section-names.ts';
import { sectionsFor } from './sections.ts';
import type { Section } from './sections.ts';
import type { Unit } from './unit.ts';
import { verdictOn } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** On a stage there is time to read one thing; elsewhere a second view helps, and where nothing fits well a third. */
const mostQuotes: Readonly<Record<Scenario, number>> = { live: 1, general: 2, studio: 3 };
const mostInDoubt = 3;
/** A further quotation has to fit nearly as well as the best one. */
const further = { share: 0.7, worth: 0.6 } as const;
const unsure = "I'm not sure that the manual answers this.";

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
  const asked = askedFor(prompt);
  const { terms, unknown, unread } = asked;
  const search = { terms, context, product: product.name };
  const sections = sectionsFor(context, asked, product.name);
  const verdict = verdictOn({
    ...asked,
    share: unread && terms.length === 0 ? 0 : shareOf(search),
    signs: signsOf(asked, context),
    unknown: unknown.length,
  });
  if (verdict === 'unread') return unreadable(context);
  const quotes = verdict === 'refuse' ? [] : quotesOf(sections, search, mostOf(question.scenario, verdict));
  // Words of another language say nothing of what the manual holds: that none was met is no reason to refuse.
  const isUnmet = asked.foreign && verdict !== 'refuse';
  if (quotes.length === 0) return isUnmet ? unreadable(context) : refuse(sections, asked, context);
  const doubt =
    verdict === 'doubtful'
      ? [`${unknown.length === 0 ? unsure : notMentioned(unknown)} These passages come nearest.\n\n`]
      : [];
  return [...doubt, ...written(quotes, context, question.scenario)];
}

function mostOf(scenario: Scenario, verdict: Verdict): number {
  return verdict === 'doubtful' && scenario !== 'live' ? mostInDoubt : mostQuotes[scenario];
}

/** The greatest share of the question's words that one of the best passages holds. */
function shareOf({ terms, context }: Search): number {
  const shares = context.best.map(({ passage }) => shareIn([...passage.headings, passage.text].join('\n'), terms));
  return Math.max(0, ...shares);
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
