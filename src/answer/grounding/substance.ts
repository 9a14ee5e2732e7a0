import type { Page } from '../../manual/manual.ts';
import { contentWords } from './content-words.ts';
import { capitalsIn, holdsLabel, labelledText, labelsIn } from './labels.ts';
import type { LabelledText } from './labels.ts';
import { isMet, numbersIn, numbersOn } from './numbers.ts';
import type { WrittenNumber } from './numbers.ts';

/** What a sentence says that can be looked for on a page. */
interface Claim {
  readonly numbers: readonly WrittenNumber[];
  readonly labels: readonly string[];
  readonly words: ReadonlySet<string>;
}

/** What a page holds. */
export interface PageSubstance {
  readonly numbers: ReadonlySet<string>;
  readonly text: LabelledText;
  readonly words: ReadonlySet<string>;
}

/** Share of a sentence's content words that the page must hold; less is enough where numbers or labels are met too. */
const SHARE = 0.4;
const SHARE_WITH_ANCHORS = 0.2;

const ORDINAL = /^[\s>*+•-]*\d{1,3}[.)](?=\s|$)/gmu;
/** A step or a page that the sentence points to is not a figure of the manual's. */
const POINTER =
  /(?<![\p{L}])(?:steps?|schritte?n?|étapes?|pasos?|passos?|passi|stap(?:pen)?|pages?|pp?\.|seiten?|páginas?|pagin[ae]|שלב(?:ים)?|עמוד(?:ים)?|ステップ|手順)\s*\d+(?:\s*(?:[-–,&]|and|to|und|bis|et|y|à|a)\s*\d+)*/giu;

/** Reads a sentence. `names` finds the product's own names, which stand in any answer and prove nothing. */
export function readClaim(sentence: string, language: string | null, names: RegExp | null): Claim {
  const unnamed = names === null ? sentence : sentence.replace(names, ' ');
  const text = unnamed.replace(ORDINAL, ' ').replace(POINTER, ' ');
  return {
    numbers: numbersIn(text),
    labels: [...new Set([...labelsIn(text), ...capitalsIn(text)])],
    words: contentWords(text, language),
  };
}

/** True when there is nothing in the sentence to look for. */
export function isEmptyClaim({ numbers, labels, words }: Claim): boolean {
  return numbers.length === 0 && labels.length === 0 && words.size === 0;
}

export function readPage(page: Pick<Page, 'text' | 'headings'>, language: string | null): PageSubstance {
  const text = [...page.headings, page.text].join('\n');
  return { numbers: numbersOn(text), text: labelledText(text), words: contentWords(text, language) };
}

/**
 * The first rule of grounding: every number and label of the sentence is on the page, and enough of its content words.
 * Between different languages the words say nothing, so that numbers and labels alone count. `isSameLanguage` is asked
 * only where the words don't suffice.
 */
export function isSupported(claim: Claim, page: PageSubstance, isSameLanguage: () => boolean): boolean {
  if (!claim.numbers.every((number) => isMet(number, page.numbers))) return false;
  if (!claim.labels.every((label) => holdsLabel(page.text, label))) return false;
  return sharesWords(claim, page) || !isSameLanguage();
}

function sharesWords({ numbers, labels, words }: Claim, page: PageSubstance): boolean {
  const met = [...words].filter((word) => page.words.has(word)).length;
  if (numbers.length + labels.length > 0) return met >= words.size * SHARE_WITH_ANCHORS;
  return met >= Math.min(words.size, 2) && met >= words.size * SHARE && words.size > 0;
}

/** Whether a page holds anything of what the sentence says: for one page of several that support it together. */
export function isTouched(claim: Claim, page: PageSubstance): boolean {
  if (claim.numbers.some((number) => isMet(number, page.numbers))) return true;
  if (claim.labels.some((label) => holdsLabel(page.text, label))) return true;
  return [...claim.words].filter((word) => page.words.has(word)).length >= claim.words.size * SHARE;
}
