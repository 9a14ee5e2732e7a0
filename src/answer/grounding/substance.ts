import type { Page } from '../../manual/manual.ts';
import { contentSequence, contentWords } from './content-words.ts';
import { boldIn, capitalsIn, codesIn, holdsCode, holdsLabel, labelledText, labelsIn } from './labels.ts';
import type { LabelledText } from './labels.ts';
import { isContradicted, measuresIn, measuresOn } from './measures.ts';
import type { PageMeasures } from './measures.ts';
import { isMet, numbersIn, numbersOn } from './numbers.ts';
import type { WrittenNumber } from './numbers.ts';
import { wordPlaces } from './word-places.ts';
import type { WordPlaces } from './word-places.ts';

/** What a sentence says that can be looked for on a page. */
export interface Claim {
  readonly numbers: readonly WrittenNumber[];
  readonly measures: ReturnType<typeof measuresIn>;
  readonly labels: readonly string[];
  readonly codes: readonly string[];
  /** Of what is stressed and may be a label. */
  readonly stressed: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

/** What a page holds. */
export interface PageSubstance {
  readonly numbers: ReadonlySet<string>;
  readonly measures: PageMeasures;
  readonly text: LabelledText;
  readonly words: WordPlaces;
}

/** Share of a sentence's content words that a stretch of the page must hold. */
const SHARE = 0.45;
/** The same where numbers, labels or commands are met too. */
const SHARE_WITH_ANCHORS = 0.3;
/** Length of that stretch in content words: about a paragraph. */
const STRETCH = 30;

const ORDINAL = /^[\s>*+•-]*\d{1,3}[.)](?=\s|$)/gmu;
/** Markdown's way to write a mark as itself: `1\\.3` is 1.3. */
const ESCAPED = /\\([!-/:-@[-`{-~])/gu;
/** A step or a page that the sentence points to is not a figure of the manual's. */
const POINTER =
  /(?<![\p{L}])(?:steps?|schritte?n?|étapes?|pasos?|passos?|passi|stap(?:pen)?|pages?|pp?\.|seiten?|páginas?|pagin[ae]|שלב(?:ים)?|עמוד(?:ים)?|ステップ|手順)\s*\d+(?:\s*(?:[-–,&]|and|to|und|bis|et|y|à|a)\s*\d+)*/giu;

/** Reads a sentence. `names` finds the product's own names, which stand in any answer and prove nothing. */
export function readClaim(sentence: string, language: string | null, names: RegExp | null): Claim {
  const plain = sentence.replace(ESCAPED, '$1');
  const unnamed = names === null ? plain : plain.replace(names, ' ');
  const text = unnamed.replace(ORDINAL, ' ').replace(POINTER, ' ');
  return {
    numbers: numbersIn(text),
    measures: measuresIn(text, language),
    labels: [...new Set([...labelsIn(text), ...capitalsIn(text)])],
    codes: codesIn(text),
    stressed: contentWords(boldIn(text).join('\n'), language),
    words: contentWords(text, language),
  };
}

/** True when there is nothing in the sentence to look for. */
export function isEmptyClaim({ numbers, labels, codes, words }: Claim): boolean {
  return numbers.length === 0 && labels.length === 0 && codes.length === 0 && words.size === 0;
}

export function readPage(page: Pick<Page, 'text' | 'headings'>, language: string | null): PageSubstance {
  const text = [...page.headings, page.text].join('\n');
  return {
    numbers: numbersOn(text),
    measures: measuresOn(text, language),
    text: labelledText(text),
    words: wordPlaces(contentSequence(text, language)),
  };
}

/**
 * The first rule of grounding: every number, label and command of the sentence is on the page, no figure is contradicted
 * there, and one stretch of the page has enough of the sentence's content words. Between different languages the words
 * say nothing, so that the rest counts alone. `isSameLanguage` is asked only where the words don't suffice.
 */
export function isSupported(
  claim: Claim,
  page: PageSubstance,
  isSameLanguage: () => boolean,
  stretch?: number,
): boolean {
  return isExact(claim, page) && hasWords(claim, page, isSameLanguage, stretch);
}

/**
 * Whether a page supports a sentence with the rest of the list that it ends: what all of them say exactly must hold, and
 * the words of at least half of them.
 */
export function areSupported(
  claims: readonly Claim[],
  page: PageSubstance,
  isSameLanguage: () => boolean,
  stretch?: number,
): boolean {
  if (!claims.every((claim) => isExact(claim, page))) return false;
  return 2 * claims.filter((claim) => hasWords(claim, page, isSameLanguage, stretch)).length >= claims.length;
}

/** Whether every number, label and command is on the page, and no figure is contradicted there. */
function isExact(claim: Claim, page: PageSubstance): boolean {
  if (!claim.numbers.every((number) => isMet(number, page.numbers))) return false;
  if (claim.measures.some((measure) => isContradicted(measure, page.measures))) return false;
  if (!claim.labels.every((label) => holdsLabel(page.text, label))) return false;
  return claim.codes.every((code) => holdsCode(page.text, code));
}

function hasWords(claim: Claim, page: PageSubstance, isSameLanguage: () => boolean, stretch = STRETCH): boolean {
  return sharesWords(claim, page, stretch) || (!isSameLanguage() && sharesAnything(claim, page));
}

/**
 * For a sentence in another language than the page: a number, a label, a command or a word that both write alike. Where
 * it has none and is in another script, nothing speaks against it.
 */
function sharesAnything(claim: Claim, { words }: PageSubstance): boolean {
  const latin = [...claim.words].filter((word) => /^\p{Script=Latin}+$/u.test(word));
  return hasAnchors(claim) || latin.length < claim.words.size / 2 || words.most(claim.words, Infinity) > 0;
}

function sharesWords(claim: Claim, { words }: PageSubstance, stretch: number): boolean {
  const { size } = claim.words;
  if (words.most(claim.stressed, Infinity) < claim.stressed.size) return false;
  if (hasAnchors(claim)) return words.most(claim.words, stretch) >= size * SHARE_WITH_ANCHORS;
  const met = words.most(claim.words, stretch);
  return met >= Math.min(size, 2) && met >= size * SHARE && size > 0;
}

function hasAnchors({ numbers, labels, codes }: Claim): boolean {
  return numbers.length + labels.length + codes.length > 0;
}

/** Whether a page holds anything of what the sentence says: for one page of several that support it together. */
export function isTouched(claim: Claim, page: PageSubstance): boolean {
  if (claim.numbers.some((number) => isMet(number, page.numbers))) return true;
  if (claim.labels.some((label) => holdsLabel(page.text, label))) return true;
  if (claim.codes.some((code) => holdsCode(page.text, code))) return true;
  return page.words.most(claim.words, Infinity) >= claim.words.size * SHARE;
}
