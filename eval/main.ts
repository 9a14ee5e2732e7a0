import { defineCommand, runMain } from 'citty';
import { createContextBuilder } from '../src/context/context-builder.ts';
import type { ContextBuilder } from '../src/context/context-builder.ts';
import { createPassageIndexes } from '../src/context/passage-indexes.ts';
import type { SearchTerms } from '../src/context/search-terms.ts';
import type { Manual } from '../src/manual/manual.ts';
import { groundingMisses, groundingTable } from './grounding-report.ts';
import { faultOf, readPairs } from './grounding-pairs.ts';
import { measureGrounding } from './measure-grounding.ts';
import { measureAnswer } from './measure-answer.ts';
import { measure, type Instruments } from './measure.ts';
import { readTerms, scriptedTerms } from './scripted-terms.ts';
import { readQuestions, type EvalQuestion } from './question-set.ts';
import { withManuals } from './with-manuals.ts';
import { summaries, table, type Measured, type Summary } from './summary.ts';
import { tellingWrongInput } from './wrong-input.ts';

/** Of the answer that needs no model; percent. */
const LEAST_REFUSED = 80;
const MOST_REFUSED = 5;

const command = defineCommand({
  meta: {
    name: 'eval',
    description: 'Measures whether the right passages of a manual are found, without any network.',
  },
  args: {
    manuals: { type: 'string', required: true, description: 'Folder with <id>.pdf or <id>/ (HTML)' },
    questions: { type: 'string', default: 'eval/questions.jsonl', description: 'Questions, one JSON object a line' },
    cache: { type: 'string', default: 'data/eval', description: 'Folder for the texts of the manuals' },
    grounding: { type: 'boolean', default: false, description: 'Measures the check of citations instead' },
    pairs: {
      type: 'string',
      default: 'eval/grounding-pairs.jsonl',
      description: 'Sentences with pages, for --grounding',
    },
    terms: {
      type: 'string',
      description: 'Search terms by question, as a model would write them; asked for where words rank weakly',
    },
    split: { type: 'string', description: 'Only the questions of this split: choose or report' },
    json: { type: 'boolean', default: false, description: 'Every result as JSON instead of the table' },
    'least-in-five': { type: 'string', default: '70', description: 'Fail below: gold page in five, %' },
    'least-12k': { type: 'string', default: '75', description: 'Fail below: phrase in 12,000 characters, %' },
    'least-50k': { type: 'string', default: '85', description: 'Fail below: phrase in 50,000 characters, %' },
  },
  async run({ args }) {
    if (args.grounding) {
      await judgeGrounding(args);
      return;
    }
    const questions = (await readQuestions(args.questions)).filter(
      ({ split }) => args.split === undefined || split === args.split,
    );
    const searchTerms = args.terms === undefined ? undefined : scriptedTerms(questions, await readTerms(args.terms));
    const results = await ask(questions, args, searchTerms);
    const rows = summaries(results);
    const least = [args['least-in-five'], args['least-12k'], args['least-50k']].map(Number);
    // What parameters were chosen by can't judge them: where there is a half for reporting, it has to reach the targets.
    const judged = rows.find(({ group }) => group === 'split report') ?? rows[0];
    const missed = judged === undefined ? ['no questions'] : [...below(judged, least), ...refusals(rows)];
    process.stdout.write(args.json ? `${JSON.stringify({ rows, results, missed })}\n` : `${table(rows)}\n`);
    for (const miss of missed) process.stderr.write(`Below the target: ${miss}\n`);
    process.exitCode = missed.length === 0 ? 0 : 1;
  },
});

/** Prints how well right citations are told from wrong ones; the pairs themselves are checked first. */
async function judgeGrounding(args: { readonly pairs: string; readonly manuals: string; readonly cache: string }) {
  const pairs = await readPairs(args.pairs);
  const results = await withManuals(args.manuals, args.cache, pairs, async (pair, manual) => {
    const fault = faultOf(pair, manual);
    if (fault !== null) throw new Error(fault);
    return measureGrounding(pair, manual);
  });
  process.stdout.write(`${groundingTable(results)}\n`);
  for (const miss of groundingMisses(results)) {
    process.stderr.write(`Below the target: ${miss}\n`);
    process.exitCode = 1;
  }
}

function ask(
  questions: readonly EvalQuestion[],
  args: { readonly manuals: string; readonly cache: string },
  searchTerms: SearchTerms | undefined,
): Promise<readonly Measured[]> {
  const instruments = new Map<Manual, Tools>();
  return withManuals(args.manuals, args.cache, questions, async (question, manual) => {
    const known = instruments.get(manual) ?? instrumentsFor(manual, searchTerms);
    instruments.set(manual, known);
    return {
      ...(await measure(question, manual, known)),
      answer: await measureAnswer(question, manual, known.answerFrom),
    };
  });
}

interface Tools extends Instruments {
  /** As in the product: short manuals whole, long ones as passages. */
  readonly answerFrom: ContextBuilder;
}

function instrumentsFor(manual: Manual, searchTerms: SearchTerms | undefined): Tools {
  const indexes = createPassageIndexes({ maxCharacters: manual.characters });
  const helped = searchTerms === undefined ? { indexes } : { indexes, searchTerms };
  return {
    indexes,
    contextBuilder: createContextBuilder({ ...helped, wholeCharacters: 0, passageCharacters: Infinity }),
    answerFrom: createContextBuilder(helped),
  };
}

/** A sentence for each figure that is below its target. */
function below(judged: Summary, [inFive = 0, within12 = 0, within50 = 0]: readonly number[]): readonly string[] {
  const figures = [
    { name: 'gold page in five', value: judged.inFive, least: inFive },
    { name: 'phrase in 12,000 characters', value: judged.within[0] ?? null, least: within12 },
    { name: 'phrase in 50,000 characters', value: judged.within[1] ?? null, least: within50 },
  ];
  return figures
    .filter(({ value, least }) => value === null || value < least)
    .map(({ name, value, least }) => `${name}: ${value?.toFixed(1) ?? 'none'} %, expected at least ${least} %`);
}

/** A sentence for each of the two ways to refuse wrongly, on what nothing was chosen by. */
function refusals(rows: readonly Summary[]): readonly string[] {
  const of = (...groups: readonly string[]): number | null =>
    groups.map((group) => rows.find((row) => row.group === group)).find((row) => row !== undefined)?.refused ?? null;
  const [rightly, wrongly] = [of('unanswerable report', 'unanswerable all'), of('split report', 'all')];
  return [
    ...(rightly !== null && rightly < LEAST_REFUSED
      ? [`unanswerable questions refused: ${rightly.toFixed(1)} %, expected at least ${LEAST_REFUSED} %`]
      : []),
    ...(wrongly !== null && wrongly > MOST_REFUSED
      ? [`answerable questions refused: ${wrongly.toFixed(1)} %, expected at most ${MOST_REFUSED} %`]
      : []),
  ];
}

await runMain(tellingWrongInput(command));
