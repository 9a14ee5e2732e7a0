const WITHOUT_PARTS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};

const ASCII = /^[ -~]*$/u;

/**
 * Folds a text so that spellings of one name become equal: compatibility forms (full width, ligatures), letter case,
 * accents of Latin, Greek and Cyrillic letters, Hebrew points. The result may be of another length.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1-\u05c7]/gu, '')
    .normalize('NFC')
    .replace(/[ßæœøđðłıþ]/gu, (letter) => WITHOUT_PARTS[letter] ?? letter);
}
