// Controls, and the invisible marks that hide or turn text: zero width space, marks and overrides of direction, BOM.
// The replacement character stands for what couldn't be read.
const UNSEEN = /[\p{Cc}\u{200B}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2060}\u{2066}-\u{2069}\u{FEFF}\u{FFFD}]+/gu;
/** Most texts are this already: printable ASCII with single spaces. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/u;

/**
 * Makes a text of a catalog file fit to be shown: control characters and invisible marks gone, white space single,
 * at most `limit` characters (UTF-16 units, never half a character).
 */
export function cleanText(text: string, limit: number): string {
  if (text.length <= limit && PLAIN.test(text)) return text;
  const plain = text
    .slice(0, limit * 4)
    .toWellFormed()
    .replace(/[\t\r\n]+/gu, ' ')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
  return plain
    .slice(0, limit)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd();
}
