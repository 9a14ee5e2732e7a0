/** One number as written; it is met when every part of any of its readings is met: `1,000` is 1000 or 1. */
export type WrittenNumber = readonly (readonly string[])[];

/** Source of a regular expression: a number in digits. */
export const NUMBER = String.raw`\d{1,3}(?:[ '’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*`;
/** An address or a mask is one number: its digits say nothing by themselves. */
const NUMBERS = new RegExp(`(?<![\\p{L}\\p{N}])0x[\\da-f]+|${NUMBER}`, 'giu');
/** Digits of other scripts, by the code point of their zero: Arabic-Indic, Persian, Devanagari. */
const ZEROS = [0x0660, 0x06f0, 0x0966];
const OTHER_DIGITS = /[٠-٩۰-۹०-९]/gu;

/** Small numbers in English words. */
export const SPELLED = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map(
    (word, index) => [word, String(index + 1)],
  ),
);
SPELLED.set('twice', '2');

/** The numbers of a text that are written in digits, in reading order. `10 s`, `10s` and `10-second` all hold 10. */
export function numbersIn(text: string): readonly WrittenNumber[] {
  return [...plainDigits(text).matchAll(NUMBERS)].map(([written]) => readings(written));
}

/** Every number that a page's text may be said to hold, small ones that are spelled out in English included. */
export function numbersOn(text: string): ReadonlySet<string> {
  const found = new Set(numbersIn(text).flat(2));
  for (const [word] of text.toLowerCase().matchAll(/[a-z]+/gu)) {
    const spelled = SPELLED.get(word);
    if (spelled !== undefined) found.add(spelled);
  }
  return found;
}

export function isMet(number: WrittenNumber, on: ReadonlySet<string>): boolean {
  return number.some((reading) => reading.every((part) => on.has(part)));
}

/** What a number in digits may mean. */
export function readings(written: string): string[][] {
  const grouped = written.replace(/[ '’]/gu, '');
  const all = [oneReading(grouped)];
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(grouped)) all.push(oneReading(grouped.replaceAll(',', '')));
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u.test(grouped)) all.push(oneReading(grouped.replaceAll('.', '')));
  if (grouped !== written) all.push(written.split(/[ '’]/u).flatMap(oneReading));
  return all;
}

/** `007` is 7, `1,50` is 1.5; with several marks, as in a version or a date, the number stays as written. */
function oneReading(written: string): string[] {
  return [/^\d+(?:[.,]\d+)?$/u.test(written) ? String(Number(written.replace(',', '.'))) : written.toLowerCase()];
}

/** A text with the digits of other scripts as ours, without superscripts. */
export function plainDigits(text: string): string {
  return text
    .replace(/[⁰¹²³⁴-⁹₀-₉]/gu, ' ')
    .normalize('NFKC')
    .replace(OTHER_DIGITS, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      return String(code - (ZEROS.findLast((zero) => zero <= code) ?? 0));
    });
}
