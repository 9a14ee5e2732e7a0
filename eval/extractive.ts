import { defineCommand, runMain } from 'citty';
import { createContextBuilder } from '../src/context/context-builder.ts';
import { createPassageIndexes } from '../src/context/passage-indexes.ts';
import { measureAnswer } from './measure-answer.ts';
import type { Outcome } from './measure-answer.ts';
import { readQuestions } from './question-set.ts';
import { withManuals } from './with-manuals.ts';
import { tellingWrongInput } from './wrong-input.ts';

const command = defineCommand({
  meta: { name: 'extractive', description: 'Measures what is quoted and what is refused when there is no model.' },
  args: {
    manuals: { type: 'string', required: true, description: 'Folder with <id>.pdf or <id>/ (HTML)' },
    questions: { type: 'string', default: 'eval/questions.jsonl', description: 'Questions, one JSON object a line' },
    cache: { type: 'string', default: 'data/eval', description: 'Folder for the texts of the manuals' },
    json: { type: 'boolean', default: false, description: 'Every outcome as a line of JSON after the figures' },
  },
  async run({ args }) {
    const questions = await readQuestions(args.questions);
    const outcomes = await withManuals(args.manuals, args.cache, questions, (question, manual) => {
      const indexes = createPassageIndexes({ maxCharacters: manual.characters });
      return measureAnswer(question, manual, createContextBuilder({ indexes }));
    });
    const groups = Map.groupBy(outcomes, ({ question }) => question.split ?? 'all');
    for (const [name, group] of groups) process.stdout.write(`${name}: ${figures(group)}\n`);
    if (!args.json) return;
    for (const outcome of outcomes) process.stdout.write(`${JSON.stringify(outcome)}\n`);
  },
});

function figures(outcomes: readonly Outcome[]): string {
  const answerable = outcomes.filter(({ question }) => question.answerable);
  const others = outcomes.filter(({ question }) => !question.answerable);
  const is = (verdict: Outcome['verdict']) => (outcome: Outcome) => outcome.verdict === verdict;
  const total = (count: (outcome: Outcome) => number) => outcomes.reduce((sum, outcome) => sum + count(outcome), 0);
  return [
    `answerable ${answerable.length}: refused ${share(answerable, is('refused'))}, doubted ${share(answerable, is('doubted'))},`,
    `gold page first ${share(answerable, ({ first }) => first)}, quoted ${share(answerable, ({ any }) => any)},`,
    `phrase quoted ${share(answerable, ({ phrase }) => phrase)};`,
    `unanswerable ${others.length}: refused ${share(others, is('refused'))}, doubted ${share(others, is('doubted'))};`,
    `citations dropped ${total(({ dropped }) => dropped)} of ${total(({ citations }) => citations)};`,
    `slowest ${Math.max(0, ...outcomes.map(({ milliseconds }) => milliseconds)).toFixed(1)} ms`,
  ].join(' ');
}

function share(outcomes: readonly Outcome[], holds: (outcome: Outcome) => boolean): string {
  const count = outcomes.filter(holds).length;
  return outcomes.length === 0 ? '-' : `${((100 * count) / outcomes.length).toFixed(0)} % (${count})`;
}

await runMain(tellingWrongInput(command));
