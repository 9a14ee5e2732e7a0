/**
 * Whether a phrase stands in a text, whatever its line breaks, hyphenation, quotes, ligatures and capitals are: what is
 * compared is NFKC, lower case, with straight quotes and without whitespace, hyphens and dashes.
 */
export function holdsPhrase(text: string, phrase: string): boolean {
  return comparable(text).includes(comparable(phrase));
}

function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘‛`´]/gu, "'")
    .replace(/[“”„]/gu, '"')
    .replace(/[\s\u00AD\p{Pd}\u2212]+/gu, '');
}
