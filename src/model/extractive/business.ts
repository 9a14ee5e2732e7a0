import { readable } from './question-terms.ts';

/** What shops and makers are asked, and manuals seldom answer. */
const WORDS = [
  String.raw`pric(?:e|es|ing)|costs?|paid|buy(?:ing)?|purchas(?:e|ed|ing)|how much (?:is|are) an?|refunds?|discounts?|subscri(?:be|ption)s?`,
  String.raw`licen[cs]es?|contracts?|warrant(?:y|ies)|guarantees?|resellers?|dealers?`,
  String.raw`certifi(?:ed|cates?|cations?)|trainings?|courses?|webinars?`,
  String.raw`roadmap|new features?|what(?:['’]?s| is) new|next (?:release|version)`,
].join('|');
const BUSINESS = new RegExp(String.raw`(?<!\p{L})(?:${WORDS})(?!\p{L})`, 'gu');
/** By these letters a word is met in any of its forms. */
const stemLetters = 5;

/** The words of an English question that may be about the maker's business, prices, licences, courses or releases. */
export function businessWords(question: string): readonly string[] {
  return readable(question).match(BUSINESS) ?? [];
}

/** Whether a text that `readable` made has such a word in any of its forms. */
export function tellsOf(word: string, text: string): boolean {
  return text.includes(word.includes(' ') ? word : word.slice(0, stemLetters));
}
