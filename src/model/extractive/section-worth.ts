import { shareIn } from './fit.ts';
import type { WeighedTerm } from './fit.ts';
import type { Section } from './sections.ts';
import { isComplaint } from './trouble.ts';

/** What counts besides the share of the question's words: each is worth this much at most. */
const worths = {
  named: 0.3,
  ranked: 0.3,
  unit: 0.2,
  steps: 0.15,
  procedure: 0.6,
  code: 0.5,
  remedy: 0.5,
  complaint: 0.7,
  front: -0.3,
} as const;
/** A section whose heading says this much of the question, and that has steps, tells how it is done. */
const namedWell = 0.5;

/** What is known of a section besides its text. */
interface Judged {
  /** The score of its passage, as a share of the best one's: 0 to 1. */
  readonly ranked: number;
  readonly terms: readonly WeighedTerm[];
  /** Whether its page stands before the contents. */
  readonly isFront: boolean;
  /** Whether something doesn't work, and its page helps then. */
  readonly isRemedy: boolean;
}

/**
 * How well a section fits the question: by the words that it and its own heading hold, the ranking, one unit that holds
 * many of them, a code, steps under a fitting heading, and the remedy where something doesn't work.
 */
export function worthOf(
  { page, units, share, named, window }: Omit<Section, 'worth'>,
  { ranked, terms, isFront, isRemedy }: Judged,
): number {
  const codes = terms.filter(({ term }) => term.kind === 'code');
  const hasSteps = codes.length === 0 && units.filter(({ kind }) => kind === 'step').length > 1;
  // Whoever asks for nothing but what a heading names wants to know how it is done.
  const steps = named === 1 ? worths.procedure : named >= namedWell ? worths.steps : 0;
  const coded = codes.length === 0 ? 0 : worths.code * shareIn(page.text.slice(window.start, window.end), codes);
  const within = units.filter(({ start, end }) => start < window.end && end > window.start);
  const unit = terms.length === 0 ? 0 : Math.max(0, ...within.map((one) => shareIn(one.text, terms)));
  // A row that says itself that this doesn't work is the one that is looked for.
  const told = isRemedy ? within.filter(({ text }) => isComplaint(text)).map(({ text }) => shareIn(text, terms)) : [];
  const remedy = isRemedy ? worths.remedy * share + worths.complaint * Math.max(0, ...told) : 0;
  const own = share + worths.named * named + worths.ranked * ranked + worths.unit * unit;
  return own + coded + (hasSteps ? steps : 0) + (isFront ? worths.front : 0) + remedy;
}
