import { markdownTable } from './markdown-table.ts';
import { SIZES, type Result } from './measure.ts';

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
}

/** One row for everything, then one per split, kind and manual. */
export function summaries(results: readonly Result[]): readonly Summary[] {
  const answerable = results.filter(({ question }) => question.answerable);
  return [
    summary('all', answerable),
    ...grouped(answerable, ({ question }) => (question.split === undefined ? null : `split ${question.split}`)),
    ...grouped(answerable, ({ question }) => `kind ${question.kind}`),
    ...grouped(answerable, ({ question }) => `manual ${question.manual}`),
  ];
}

function grouped(results: readonly Result[], groupOf: (result: Result) => string | null): readonly Summary[] {
  return [...Map.groupBy(results, groupOf)]
    .flatMap(([group, members]) => (group === null ? [] : [summary(group, members)]))
    .toSorted((a, b) => a.group.localeCompare(b.group));
}

function summary(group: string, results: readonly Result[]): Summary {
  const share = (holds: (result: Result) => boolean): number | null =>
    results.length === 0 ? null : (100 * results.filter(holds).length) / results.length;
  return {
    group,
    questions: results.length,
    first: share(({ place }) => place === 1),
    inFive: share(({ place }) => place !== null && place <= 5),
    within: SIZES.map((_, size) => share(({ held }) => held[size] === true)),
  };
}

/** The rows as a Markdown table. */
export function table(rows: readonly Summary[]): string {
  const cells = [
    ['group', 'questions', 'page first', 'page in 5', ...SIZES.map((size) => `phrase in ${size / 1_000}k`)],
    ...rows.map((row) => [
      row.group,
      String(row.questions),
      ...[row.first, row.inFive, ...row.within].map((value) => (value === null ? '-' : `${value.toFixed(0)} %`)),
    ]),
  ];
  return markdownTable(cells);
}
