/**
 * Text as the rest of the system may hold it: NFKC, without control characters other than newline and tab (a form feed
 * separates pages in the cache), without zero-width and direction marks, without lone surrogates and private-use
 * letters, which stand for nothing outside the document's own font. Soft hyphens go unless they end a line, where the
 * two halves of a word are still to be joined.
 */
export function cleanText(text: string): string {
  return readable(text.toWellFormed())
    .normalize('NFKC')
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/gu, '\n')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD]|\u00AD(?!\n)/gu, '')
    .replace(/[\p{Cc}\p{Co}]/gu, (control) => (control === '\n' || control === '\t' ? control : ''));
}

/** NFKC would make 102 of 10², 11⁄2 of 1½ and BluetoothTM of Bluetooth™. */
function readable(text: string): string {
  return text
    .replace(/(?<=\d)[\u00B2\u00B3\u00B9\u2070\u2074-\u207E]+/gu, '^$&')
    .replace(/(?<=\d)[\u00BC-\u00BE\u2150-\u215E]/gu, ' $&')
    .replace(/[\u2122\u2120]/gu, (mark) => (mark === '\u2122' ? '(TM)' : '(SM)'));
}
