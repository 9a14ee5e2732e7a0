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
  return {
    name: full.name,
    stream: (prompt, signal) => (isLookUp(prompt.question) ? light : full).stream(prompt, signal),
  };
}
