import { markdownTable } from './markdown-table.ts';
import type { Outcome } from './measure-answer.ts';
import { SIZES, type Result } from './measure.ts';

/** A question with what was measured of it. */
export type Measured = Result & { readonly answer?: Outcome };

/** The figures of a group of questions; percentages of its answerable questions, null where it has none. */
export interface Summary {
  readonly group: string;
  readonly questions: number;
  /** The page ranked first is a gold page. */
  readonly first: number | null;
  /** A gold page is among the first five. */
  readonly inFive: number | null;
  /** The gold phrase is within 12,000, 50,000 and 200,000 characters of context. */
  readonly within: readonly (number | null)[];
  /** Answered with a refusal by the answer that needs no model; of the unanswerable questions in their own group. */
  readonly refused: number | null;
  /** Citations of that answer that held and that its check dropped. */
  readonly citations: { readonly kept: number; readonly dropped: number };
  /** Mean of a prompt, in tokens at four characters each; dollars of 1,000 answers; share of the light model. */
  readonly tokens: number | null;
  readonly dollars: number | null;
  readonly light: number | null;
  /** What the first 50,000 characters of the manual by the full model would take. */
  readonly before: { readonly tokens: number | null; readonly dollars: number | null };
}

/** One row for everything, then one per split, kind and manual. */
export function summaries(results: readonly Measured[]): readonly Summary[] {
  const answerable = results.filter(({ question }) => question.answerable);
  return [
    summary('all', answerable),
    ...grouped(answerable, ({ question }) => (question.split === undefined ? null : `split ${question.split}`)),
    ...unanswerable(results),
    ...grouped(answerable, ({ question }) => `kind ${question.kind}`),
    ...grouped(answerable, ({ question }) => `manual ${question.manual}`),
  ];
}

/** Where nothing is to be found only the refusals tell. */
function unanswerable(results: readonly Measured[]): readonly Summary[] {
  const none = results.filter(({ question }) => !question.answerable);
  return grouped(none, ({ question }) => `unanswerable ${question.split ?? 'all'}`).map((row) => ({
    ...row,
    first: null,
    inFive: null,
    within: row.within.map(() => null),
  }));
}

function grouped(results: readonly Measured[], groupOf: (result: Measured) => string | null): readonly Summary[] {
  return [...Map.groupBy(results, groupOf)]
    .flatMap(([group, members]) => (group === null ? [] : [summary(group, members)]))
    .toSorted((a, b) => a.group.localeCompare(b.group));
}

function summary(group: string, results: readonly Measured[]): Summary {
  const share = (holds: (result: Measured) => boolean): number | null =>
    results.length === 0 ? null : (100 * results.filter(holds).length) / results.length;
  return {
    group,
    questions: results.length,
    first: share(({ place }) => place === 1),
    inFive: share(({ place }) => place !== null && place <= 5),
    within: SIZES.map((_, size) => share(({ held }) => held[size] === true)),
    ...answers(results.flatMap(({ answer }) => answer ?? [])),
  };
}

function answers(given: readonly Outcome[]): Omit<Summary, 'group' | 'questions' | 'first' | 'inFive' | 'within'> {
  const total = (of: (outcome: Outcome) => number): number => given.reduce((sum, outcome) => sum + of(outcome), 0);
  const mean = (of: (outcome: Outcome) => number): number | null =>
    given.length === 0 ? null : total(of) / given.length;
  const dropped = total((outcome) => outcome.dropped);
  return {
    refused: mean(({ verdict }) => (verdict === 'refused' ? 100 : 0)),
    citations: { kept: total((outcome) => outcome.citations) - dropped, dropped },
    tokens: mean((outcome) => outcome.tokens),
    dollars: mean((outcome) => 1_000 * outcome.dollars),
    light: mean(({ light }) => (light ? 100 : 0)),
    before: { tokens: mean(({ before }) => before.tokens), dollars: mean(({ before }) => 1_000 * before.dollars) },
  };
}

/** The rows as a Markdown table. */
export function table(rows: readonly Summary[]): string {
  const head = ['group', 'questions', 'page first', 'in 5', ...SIZES.map((size) => `${size / 1_000}k`)];
  const cells = [
    [...head, 'refused', 'citations', 'dropped', 'light', 'tokens', '$/1000', 'tokens before', '$/1000 before'],
    ...rows.map((row) => [
      row.group,
      String(row.questions),
      ...[row.first, row.inFive, ...row.within, row.refused].map(percent),
      String(row.citations.kept + row.citations.dropped),
      String(row.citations.dropped),
      percent(row.light),
      amount(row.tokens, 0),
      amount(row.dollars, 2),
      amount(row.before.tokens, 0),
      amount(row.before.dollars, 2),
    ]),
  ];
  return markdownTable(cells);
}

function percent(value: number | null): string {
  return value === null ? '-' : `${value.toFixed(0)} %`;
}

function amount(value: number | null, digits: number): string {
  return value === null ? '-' : value.toFixed(digits);
}
