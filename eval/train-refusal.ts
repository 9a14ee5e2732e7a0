import { basename } from 'node:path';
import { defineCommand, runMain } from 'citty';
import { createContextBuilder } from '../src/context/context-builder.ts';
import type { ContextBuilder } from '../src/context/context-builder.ts';
import { createPassageIndexes } from '../src/context/passage-indexes.ts';
import type { Manual } from '../src/manual/manual.ts';
import { askedFor } from '../src/model/extractive/asked-for.ts';
import { signsOf } from '../src/model/extractive/refusal.ts';
import type { Signs } from '../src/model/extractive/refusal.ts';
import { fitLogistic, logOdds } from './logistic.ts';
import type { Case } from './logistic.ts';
import { markdownTable } from './markdown-table.ts';
import { questionPrompt } from './question-prompt.ts';
import { readQuestions } from './question-set.ts';
import type { EvalQuestion } from './question-set.ts';
import { withManuals } from './with-manuals.ts';
import { tellingWrongInput } from './wrong-input.ts';

/** At most this share of the answerable questions is to be refused. */
const MOST_REFUSED = 0.03;
const NAMES = ['said', 'unsaid', 'missing', 'name', 'business'] as const satisfies readonly (keyof Signs)[];

const command = defineCommand({
  meta: {
    name: 'train-refusal',
    description: 'Finds the weights by which a question is refused without a model, and what they reach elsewhere.',
  },
  args: {
    manuals: { type: 'string', required: true, description: 'Folder with <id>.pdf or <id>/ (HTML)' },
    questions: {
      type: 'string',
      default: 'eval/questions.jsonl,eval/choosing.jsonl,eval/refusing.jsonl',
      description: 'Files of questions, of which those marked report are left out',
    },
    cache: { type: 'string', default: 'data/eval', description: 'Folder for the texts of the manuals' },
  },
  async run({ args }) {
    const files = await Promise.all(args.questions.split(',').map(questionsIn));
    const chosen = files.flat().filter(({ split }) => split !== 'report');
    const builders = new Map<Manual, ContextBuilder>();
    const all = await withManuals(args.manuals, args.cache, chosen, async (question, manual): Promise<Asked> => {
      const builder = builders.get(manual) ?? builderFor(manual);
      builders.set(manual, builder);
      const prompt = await questionPrompt(question, manual, builder);
      const words = askedFor(prompt);
      const signs = signsOf(words, prompt.context);
      return {
        question,
        signs: signs === null ? null : NAMES.map((name) => signs[name]),
        unknown: words.unknown.length,
      };
    });
    const judged = crossValidated(all, ({ manual }) => manual);
    const threshold = thresholdOf(judged);
    const weights = fitLogistic(casesOf(all));
    const named = NAMES.map((name, place) => `${name}: ${(weights[place] ?? 0).toFixed(2)}`);
    process.stdout.write(`{ always: ${((weights.at(-1) ?? 0) - threshold).toFixed(2)}, ${named.join(', ')} }\n\n`);
    process.stdout.write(`${tableOf('manual', judged, threshold)}\n\n`);
    const byFile = crossValidated(all, ({ file }) => file);
    process.stdout.write(`${tableOf('file', byFile, thresholdOf(byFile))}\n`);
  },
});

function builderFor(manual: Manual): ContextBuilder {
  return createContextBuilder({ indexes: createPassageIndexes({ maxCharacters: manual.characters }) });
}

/** A question and the file that it stands in: each has writers of its own. */
type FiledQuestion = EvalQuestion & { readonly file: string };

async function questionsIn(path: string): Promise<readonly FiledQuestion[]> {
  return (await readQuestions(path)).map((question) => ({ ...question, file: basename(path) }));
}

/** A question with its signs; null where it isn't decided by them. */
interface Asked {
  readonly question: FiledQuestion;
  readonly signs: readonly number[] | null;
  /** Names that the manual nowhere holds: where there are no signs, they decide. */
  readonly unknown: number;
}

interface Judged {
  readonly question: FiledQuestion;
  /** Of the questions that were left out together. */
  readonly group: string;
  /** Log odds that the manual doesn't answer, by weights from the questions of all other groups. */
  readonly odds: number;
}

function casesOf(all: readonly Asked[]): readonly Case[] {
  return all.flatMap(({ question, signs }) => (signs === null ? [] : [{ signs, holds: !question.answerable }]));
}

function crossValidated(all: readonly Asked[], groupOf: (question: FiledQuestion) => string): readonly Judged[] {
  return [...Map.groupBy(all, ({ question }) => groupOf(question))].flatMap(([group, own]) => {
    const weights = fitLogistic(casesOf(all.filter(({ question }) => groupOf(question) !== group)));
    return own.map(({ question, signs, unknown }) => ({
      question,
      group,
      odds: signs === null ? (unknown > 0 ? Infinity : -Infinity) : logOdds(weights, signs),
    }));
  });
}

/** The log odds above which no more than `MOST_REFUSED` of the answerable questions are. */
function thresholdOf(judged: readonly Judged[]): number {
  const odds = judged.filter(({ question }) => question.answerable).map((one) => one.odds);
  return odds.toSorted((a, b) => b - a)[Math.floor(MOST_REFUSED * odds.length)] ?? 0;
}

function tableOf(leftOut: string, judged: readonly Judged[], threshold: number): string {
  const groups = [['all', judged] as const, ...Map.groupBy(judged, ({ group }) => group)];
  const refused = (some: readonly Judged[]): string => {
    const count = some.filter(({ odds }) => odds > threshold).length;
    return some.length === 0 ? '-' : `${((100 * count) / some.length).toFixed(0)} % (${count} of ${some.length})`;
  };
  return markdownTable([
    [`${leftOut} left out`, 'answerable refused', 'unanswerable refused'],
    ...groups.map(([name, some]) => [
      name,
      refused(some.filter(({ question }) => question.answerable)),
      refused(some.filter(({ question }) => !question.answerable)),
    ]),
  ]);
}

await runMain(tellingWrongInput(command));
