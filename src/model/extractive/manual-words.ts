import { languageOf } from '../../context/languages.ts';
import type { Manual } from '../../manual/manual.ts';
import { readable } from './question-terms.ts';

/** The words of one manual, each once. */
interface ManualWords {
  readonly words: readonly string[];
  readonly stems: ReadonlySet<string>;
}

/** A manual stays in memory while it is asked about; its words are counted with the first question that needs them. */
const KNOWN = new WeakMap<Manual, ManualWords>();

/** The words of letters that a manual's pages and headings have, as `readable` writes them, and their stems. */
export function manualWords(manual: Manual): ManualWords {
  const known = KNOWN.get(manual);
  if (known !== undefined) return known;
  const written = new Set<string>();
  for (const { text, headings } of manual.pages) {
    for (const word of `${headings.join('\n')}\n${text}`.match(/\p{L}+/gu) ?? []) written.add(word);
  }
  const words = new Set([...written].map(readable));
  const language = languageOf(manual.language);
  const made = { words: [...words], stems: new Set([...words].map((word) => language.stem(word))) };
  KNOWN.set(manual, made);
  return made;
}

/** Whether one of the manuals has a word in any form; as `readable` writes it. */
export function isInManuals(word: string, manuals: readonly Manual[]): boolean {
  return manuals.some((manual) => manualWords(manual).stems.has(languageOf(manual.language).stem(word)));
}
