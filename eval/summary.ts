import type { Cost } from './cost.ts';
import { markdownTable } from './markdown-table.ts';
import type { Outcome } from './measure-answer.ts';
import type { GroundingResult } from './measure-grounding.ts';
import { SIZES, type Result } from './measure.ts';

/** A question with what was measured of it. */
export type Measured = Result & { readonly answer?: Outcome };

/** Means: tokens of a prompt and those of them that are billed as cached; dollars of 1,000 answers. */
interface MeanCost {
  readonly tokens: number | null;
  readonly cached: number | null;
  readonly dollars: number | null;
}

/** The figures of a group of questions and sentences; percentages, null where the group has nothing of the kind. */
export interface Summary {
  readonly group: string;
  readonly questions: number;
  /** The page ranked first is a gold page. */
  readonly first: number | null;
  /** A gold page is among the first five. */
  readonly inFive: number | null;
  /** The gold phrase is within 12,000, 50,000 and 200,000 characters of context. */
  readonly within: readonly (number | null)[];
  /** Answered with "not in the manual"; answered with no citation that held. */
  readonly refused: number | null;
  readonly unconfirmed: number | null;
  /** Citations of the answers that held and that the check dropped. */
  readonly citations: { readonly kept: number; readonly dropped: number };
  /** Of sentences with a page known to be right or wrong: right ones whose citation was kept, wrong ones dropped. */
  readonly pairs: { readonly kept: number | null; readonly dropped: number | null };
  /** Share of the light model. */
  readonly light: number | null;
  readonly ours: MeanCost;
  /** What the first 50,000 characters of the manual by the full model would take. */
  readonly before: MeanCost;
}

type Named = readonly [group: string, results: readonly Measured[], pairs: readonly GroundingResult[]];

/** One row for everything, then one per split, kind of question, kind of sentence and manual. */
export function summaries(results: readonly Measured[], pairs: readonly GroundingResult[] = []): readonly Summary[] {
  const answerable = results.filter(({ question }) => question.answerable);
  const groups: readonly Named[] = [
    ['all', answerable, pairs],
    ...both(answerable, pairs, (one) => (one.split === undefined ? null : `split ${one.split}`)),
    ...both(
      results.filter(({ question }) => !question.answerable),
      [],
      ({ split }) => `unanswerable ${split ?? 'all'}`,
    ),
    ...both(answerable, [], ({ kind }) => `kind ${kind}`),
    ...both([], pairs, ({ kind }) => `sentence ${kind}`),
    ...both(answerable, pairs, ({ manual }) => `manual ${manual}`),
  ];
  return groups.map(summary);
}

interface Grouping {
  readonly manual: string;
  readonly kind: string;
  readonly split?: string | undefined;
}

/** Questions and sentences of the same group, by its name. */
function both(
  results: readonly Measured[],
  pairs: readonly GroundingResult[],
  groupOf: (one: Grouping) => string | null,
): readonly Named[] {
  const questions = Map.groupBy(results, ({ question }) => groupOf(question));
  const sentences = Map.groupBy(pairs, ({ pair }) => groupOf(pair));
  return [...new Set([...questions.keys(), ...sentences.keys()])]
    .filter((group) => group !== null)
    .toSorted((one, other) => one.localeCompare(other))
    .map((group) => [group, questions.get(group) ?? [], sentences.get(group) ?? []]);
}

function summary([group, results, pairs]: Named): Summary {
  const found = results.filter(({ question }) => question.answerable);
  const right = pairs.filter(({ pair }) => pair.kind === 'right');
  const wrong = pairs.filter(({ pair }) => pair.kind !== 'right');
  return {
    group,
    questions: results.length,
    first: share(found, ({ place }) => place === 1),
    inFive: share(found, ({ place }) => place !== null && place <= 5),
    within: SIZES.map((_, size) => share(found, ({ held }) => held[size] === true)),
    pairs: { kept: share(right, ({ kept }) => kept), dropped: share(wrong, ({ kept }) => !kept) },
    ...answers(results.flatMap(({ answer }) => answer ?? [])),
  };
}

type Answers = Pick<Summary, 'refused' | 'unconfirmed' | 'citations' | 'light' | 'ours' | 'before'>;

function answers(given: readonly Outcome[]): Answers {
  const total = (of: (outcome: Outcome) => number): number => given.reduce((sum, outcome) => sum + of(outcome), 0);
  const dropped = total((outcome) => outcome.dropped);
  return {
    refused: share(given, ({ verdict }) => verdict === 'refused'),
    unconfirmed: share(given, ({ unconfirmed }) => unconfirmed),
    citations: { kept: total((outcome) => outcome.citations) - dropped, dropped },
    light: share(given, ({ light }) => light),
    ours: meanCost(given.map(({ ours }) => ours)),
    before: meanCost(given.map(({ before }) => before)),
  };
}

function meanCost(costs: readonly Cost[]): MeanCost {
  const mean = (of: (cost: Cost) => number): number | null =>
    costs.length === 0 ? null : costs.reduce((sum, cost) => sum + of(cost), 0) / costs.length;
  return {
    tokens: mean(({ tokens }) => tokens),
    cached: mean(({ cached }) => cached),
    dollars: mean(({ dollars }) => 1_000 * dollars),
  };
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number | null {
  return items.length === 0 ? null : (100 * items.filter(holds).length) / items.length;
}

/** The rows as a Markdown table. */
export function table(rows: readonly Summary[]): string {
  return markdownTable([
    [
      ...['group', 'questions', 'page first', 'in 5', ...SIZES.map((size) => `${size / 1_000}k`)],
      ...['refused', 'unconfirmed', 'citations kept', 'dropped', 'right kept', 'wrong dropped'],
      ...['light', 'tokens', 'cached', '$/1000', 'tokens before', 'cached before', '$/1000 before'],
    ],
    ...rows.map((row) => [
      row.group,
      String(row.questions),
      ...[row.first, row.inFive, ...row.within, row.refused, row.unconfirmed].map(percent),
      String(row.citations.kept),
      String(row.citations.dropped),
      ...[row.pairs.kept, row.pairs.dropped, row.light].map(percent),
      ...costCells(row.ours),
      ...costCells(row.before),
    ]),
  ]);
}

function costCells({ tokens, cached, dollars }: MeanCost): readonly string[] {
  return [amount(tokens, 0), amount(cached, 0), amount(dollars, 2)];
}

function percent(value: number | null): string {
  return value === null ? '-' : `${value.toFixed(0)} %`;
}

function amount(value: number | null, digits: number): string {
  return value === null ? '-' : value.toFixed(digits);
}
