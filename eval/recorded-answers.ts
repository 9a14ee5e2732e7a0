import { appendFile } from 'node:fs/promises';
import { z } from 'zod';
import type { LanguageModel } from '../src/model/language-model.ts';
import type { Outcome } from './measure-answer.ts';
import { readLines } from './read-lines.ts';
import { WrongInput } from './wrong-input.ts';

const count = z.int().nonnegative();
/** What a model wrote to one question, so that it can be judged again without asking it. */
const RecordedAnswer = z.object({
  id: z.string().min(1),
  model: z.string().min(1),
  text: z.string(),
  usage: z.object({ prompt: count, cached: count, output: count }).nullable(),
});

/** A model that says what stands in a file of answers, one JSON object a line, by the question's id. */
export async function recordedModel(path: string): Promise<LanguageModel> {
  const byId = new Map((await readLines(path, RecordedAnswer)).map((answer) => [answer.id, answer]));
  return {
    name: 'recorded',
    async *stream({ question }) {
      const answer = byId.get(question.id);
      if (answer === undefined) throw new WrongInput(`${path} has no answer to ${question.id}.`);
      yield { type: 'start', model: answer.model, fallback: null };
      await Promise.resolve();
      if (answer.text !== '') yield { type: 'text', text: answer.text };
      yield { type: 'end', reason: 'stop', usage: answer.usage };
    },
  };
}

/** Adds an answer to such a file. */
export async function recordAnswer(path: string, { question: { id }, said }: Outcome): Promise<void> {
  const { model, written, usage } = said;
  await appendFile(path, `${JSON.stringify({ id, model: model ?? 'unknown', text: written, usage })}\n`);
}
