import type { Question } from '../question.ts';
import { isLookUp } from './is-look-up.ts';
import type { LanguageModel } from './language-model.ts';

/** Lets a light model answer what only has to be looked up, and the full one all else. Each tells its own name. */
export function createRouter({
  full,
  light,
}: {
  readonly full: LanguageModel;
  readonly light: LanguageModel;
}): LanguageModel {
  if (full.name === light.name) return full;
  const modelFor = (question: Question): LanguageModel => (isLookUp(question) ? light : full);
  return {
    name: full.name,
    nameFor: (question) => modelFor(question).name,
    stream: (prompt, signal) => modelFor(prompt.question).stream(prompt, signal),
  };
}
