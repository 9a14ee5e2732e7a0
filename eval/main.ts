import { defineCommand, runMain } from 'citty';
import { readSettings } from '../src/config.ts';
import { createContextBuilder } from '../src/context/context-builder.ts';
import type { ContextBuilder } from '../src/context/context-builder.ts';
import { createPassageIndexes } from '../src/context/passage-indexes.ts';
import type { SearchTerms } from '../src/context/search-terms.ts';
import type { Manual } from '../src/manual/manual.ts';
import { createCosting } from './cost.ts';
import { groundingMisses } from './grounding-report.ts';
import { faultOf, readPairs } from './grounding-pairs.ts';
import { measureGrounding } from './measure-grounding.ts';
import type { GroundingResult } from './measure-grounding.ts';
import { measureAnswer } from './measure-answer.ts';
import type { AnswerTools } from './measure-answer.ts';
import { measure, type Instruments } from './measure.ts';
import { realModel } from './real-model.ts';
import { recordAnswer, recordedModel } from './recorded-answers.ts';
import { questionFault } from './question-fault.ts';
import { readTerms, scriptedTerms } from './scripted-terms.ts';
import { readQuestions, type EvalQuestion } from './question-set.ts';
import { withManuals } from './with-manuals.ts';
import { summaries, table, type Measured } from './summary.ts';
import { missedTargets } from './targets.ts';
import { tellingWrongInput, WrongInput } from './wrong-input.ts';

const command = defineCommand({
  meta: {
    name: 'eval',
    description:
      'Measures whether the right pages are found, cited and paid for; with GEMINI_API_KEY by Gemini itself.',
  },
  args: {
    manuals: { type: 'string', required: true, description: 'Folder with <id>.pdf or <id>/ (HTML)' },
    questions: { type: 'string', default: 'eval/questions.jsonl', description: 'Questions, one JSON object a line' },
    pairs: {
      type: 'string',
      default: 'eval/grounding-pairs.jsonl',
      description: 'Sentences with pages, which the check of citations has to tell apart; "none" for none',
    },
    cache: { type: 'string', default: 'data/eval', description: 'Folder for the texts of the manuals' },
    offline: { type: 'boolean', default: false, description: 'Asks no model, whatever the settings say' },
    answers: { type: 'string', description: 'Answers by question, as --record wrote them; no model is asked' },
    record: { type: 'string', description: 'Writes what the model answered into this file' },
    terms: {
      type: 'string',
      description: 'Search terms by question, as a model would write them; asked for where words rank weakly',
    },
    split: { type: 'string', description: 'Only the questions of this split: choose or report' },
    json: { type: 'boolean', default: false, description: 'Every result as JSON instead of the table' },
    'least-in-five': { type: 'string', default: '70', description: 'Fail below: gold page in five, %' },
    'least-12k': { type: 'string', default: '75', description: 'Fail below: phrase in 12,000 characters, %' },
    'least-50k': { type: 'string', default: '90', description: 'Fail below: phrase in 50,000 characters, %' },
  },
  async run({ args }) {
    const wanted = ({ split }: { readonly split?: string | undefined }): boolean =>
      args.split === undefined || split === args.split;
    const questions = (await readQuestions(args.questions)).filter(wanted);
    const results = await ask(questions, args);
    const pairs = args.pairs === 'none' ? [] : (await readPairs(args.pairs)).filter(wanted);
    const judged = await withManuals(args.manuals, args.cache, pairs, async (pair, manual) => {
      const fault = faultOf(pair, manual);
      if (fault !== null) throw new WrongInput(fault);
      return measureGrounding(pair, manual);
    });
    const rows = summaries(results, judged);
    const [inFive, within12k, within50k] = [args['least-in-five'], args['least-12k'], args['least-50k']].map(Number);
    const targets = { inFive: inFive ?? 0, within12k: within12k ?? 0, within50k: within50k ?? 0 };
    const missed = [...missedTargets(rows, targets), ...missedPairs(judged)];
    process.stdout.write(args.json ? `${JSON.stringify({ rows, results, judged, missed })}\n` : `${table(rows)}\n`);
    for (const miss of missed) process.stderr.write(`Below the target: ${miss}\n`);
    process.exitCode = missed.length === 0 ? 0 : 1;
  },
});

function missedPairs(judged: readonly GroundingResult[]): readonly string[] {
  return judged.some(({ pair }) => pair.split === 'report') ? groundingMisses(judged) : [];
}

interface AskArgs {
  readonly manuals: string;
  readonly cache: string;
  readonly offline: boolean;
  readonly answers?: string | undefined;
  readonly record?: string | undefined;
  readonly terms?: string | undefined;
}

async function ask(questions: readonly EvalQuestion[], args: AskArgs): Promise<readonly Measured[]> {
  const { searchTerms, ...tools } = await openModels(questions, args);
  const known = new Map<Manual, Tools>();
  return withManuals(args.manuals, args.cache, questions, async (question, manual) => {
    const fault = questionFault(question, manual);
    if (fault !== null) throw new WrongInput(fault);
    const instruments = known.get(manual) ?? instrumentsFor(manual, searchTerms);
    known.set(manual, instruments);
    const answer = await measureAnswer(question, manual, instruments.answerFrom, tools);
    if (args.record !== undefined) await recordAnswer(args.record, answer);
    return { ...(await measure(question, manual, instruments)), answer };
  });
}

/** Who answers and who writes search terms. */
async function openModels(
  questions: readonly EvalQuestion[],
  { answers, offline, terms }: AskArgs,
): Promise<AnswerTools & { readonly searchTerms: SearchTerms | undefined }> {
  const { settings, faults } = readSettings();
  if (settings === null) throw new WrongInput(faults.join(' '));
  const real = offline || answers !== undefined ? null : realModel(settings);
  if (real !== null) process.stderr.write(`${settings.GEMINI_MODEL} is asked ${questions.length} questions.\n`);
  return {
    model: answers === undefined ? (real?.model ?? null) : await recordedModel(answers),
    costing: createCosting(),
    searchTerms: terms === undefined ? real?.terms : scriptedTerms(questions, await readTerms(terms)),
  };
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

await runMain(tellingWrongInput(command));
