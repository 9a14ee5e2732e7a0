/** What an error is called before its number, in questions and, cut short, in codes. */
const ERROR_WORDS = new Set(['error', 'err', 'fehler', 'fehlercode', 'erreur', 'errore', 'fout', 'erro']);
/** What stands between the word and its number: error code 9. */
const BETWEEN = new Set(['code', 'number', 'nummer', 'no', 'nr']);
const CODE_LETTERS = ['e', 'er', 'err', 'error'];
const LONGEST_NUMBER = 4;

/** The other ways to write a code: `e9` for `e09` and the reverse; tokens as `tokensOf` gives them. */
export function codeSpellings(code: string): readonly string[] {
  const [, letters = '', digits = ''] = /^(\p{L}*)(\d+)$/u.exec(code) ?? [];
  if (digits === '' || digits.length > LONGEST_NUMBER) return [];
  const plain = digits.replace(/^0+(?=\d)/u, '');
  return [0, 1, 2].map((zeros) => `${letters}${'0'.repeat(zeros)}${plain}`).filter((other) => other !== code);
}

/** The codes that a number after a word for error may mean, `9` in `error code 9`: e9, e09, err9; none elsewhere. */
export function errorCodes(number: string, before: readonly string[]): readonly string[] {
  const word = before.at(-1) ?? '';
  const isError = ERROR_WORDS.has(word) || (BETWEEN.has(word) && ERROR_WORDS.has(before.at(-2) ?? ''));
  if (!isError || !/^\d+$/u.test(number) || number.length > LONGEST_NUMBER) return [];
  return CODE_LETTERS.flatMap((letters) => [`${letters}${number}`, ...codeSpellings(`${letters}${number}`)]);
}
