/** The source of a pattern for a code by its parts, letters and digits by turns: `e`, `05` for E05, E-05, E 05 and E5. */
export function codePattern(parts: readonly string[]): string {
  return parts.map(spelling).join(String.raw`[\s\-_./:]?`);
}

/** A part of a code: digits after letters with any zeros before them, the last ones or their family. */
function spelling(part: string, place: number, parts: readonly string[]): string {
  if (place === 0 || !/^\d/u.test(part)) return part;
  const digits = part.replace(/^0+(?=\d)/u, '');
  return place < parts.length - 1 ? `0*${digits}` : digitsOrFamily(digits, place > 2);
}

/**
 * Digits, or the family that a manual writes with an x for the last of them: 176x and 17xx for 1768. A single one may be
 * an x where what stands before it names enough: STM32Lx for STM32L1.
 */
function digitsOrFamily(digits: string, isNamed: boolean): string {
  const [first = '', ...rest] = digits;
  return isNamed && rest.length === 0 ? `(?:0*${first}|x)` : `0*${first}${restOrFamily(rest)}`;
}

function restOrFamily([first, ...rest]: readonly string[]): string {
  return first === undefined ? '' : `(?:${first}${restOrFamily(rest)}|x{1,${rest.length + 1}})`;
}
