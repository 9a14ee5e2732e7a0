/**
 * Text as the rest of the system may hold it: NFKC, without control characters other than newline and tab (a form feed
 * separates pages in the cache), without soft hyphens, zero-width and direction marks, without lone surrogates and
 * private-use letters, which stand for nothing outside the document's own font.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/gu, '\n')
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD]/gu, '')
    .replace(/[\p{Cc}\p{Co}]/gu, (control) => (control === '\n' || control === '\t' ? control : ''));
}
