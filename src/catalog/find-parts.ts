import { appendKey } from './name-key.ts';
import { LONGEST_PART } from './name-index.ts';
import type { NameIndex } from './name-index.ts';
import { isGeneric } from './ordinary-words.ts';
import type { Spelling, Spellings } from './spellings.ts';

/** A part of some product's name that stands in a text. */
export interface FoundPart {
  readonly key: string;
  /** Place in the text's tokens, `[from, to)`. */
  readonly from: number;
  readonly to: number;
  readonly evidence: number;
  /** The words of it, as the catalog spells them. */
  readonly words: readonly string[];
  /** Every word is spelled as the catalog has it. */
  readonly isVerbatim: boolean;
}

/** Finds every part of every name in a text, typing errors included, the strongest first. */
export function findParts(spellings: Spellings, index: NameIndex): readonly FoundPart[] {
  const found: FoundPart[] = [];
  for (let from = 0; from < spellings.length; from++) {
    extend({ key: '', from, to: from, evidence: 0, isVerbatim: true, words: [] }, 0, spellings, index, found);
  }
  return found.sort((a, b) => b.evidence - a.evidence || a.from - b.from);
}

function extend(part: FoundPart, depth: number, spellings: Spellings, index: NameIndex, found: FoundPart[]): void {
  if (depth >= LONGEST_PART) return;
  for (const spelling of spellings[part.to] ?? []) {
    const key = appendKey(part.key, spelling);
    const to = part.to + spelling.length;
    const evidence = part.evidence + evidenceOf(spelling);
    const isVerbatim = part.isVerbatim && spelling.quality === 1;
    const words = spelling.kind === 'word' ? [...part.words, spelling.text] : part.words;
    const longer = { key, from: part.from, to, evidence, words, isVerbatim };
    if (index.parts.has(key)) {
      found.push(longer);
      extend(longer, depth + 1, spellings, index, found);
    } else if (isFirstGeneration(spelling) && index.parts.has(part.key)) {
      found.push({ ...longer, key: part.key });
    }
  }
}

/** `mk1` is what people call a model that has no such mark itself. */
function isFirstGeneration(spelling: Spelling): boolean {
  return spelling.kind === 'generation' && spelling.text === '1';
}

function evidenceOf(spelling: Spelling): number {
  const isWeak = spelling.kind === 'word' && isGeneric(spelling.text);
  return (isWeak ? 0.3 : 1) * spelling.quality + (spelling.length - 1) * 0.01;
}
