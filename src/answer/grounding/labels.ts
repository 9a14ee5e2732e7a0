/** Brackets and quotation marks around what stands on a panel, a key or a screen. */
const MARKED = [
  /\[([^[\]\n]{2,60})\](?!\()/gu,
  /`([^`\n]{1,60})`/gu,
  /"([^"\n]{1,60})"/gu,
  /[“„”]([^“”„\n]{1,60})[”“]/gu,
  /«\s?([^«»\n]{1,60}?)\s?»/gu,
  /(?<![\p{L}\p{N}])[‘‚']([^‘’'\n]{1,40})[’']?(?=['’])['’](?![\p{L}\p{N}])/gu,
  /[「『]([^」』\n]{1,60})[」』]/gu,
];
/** `MENU > SYSTEM > Bluetooth` within the marks is three labels. */
const PATH = /\s*(?:>|→|⇒|➜|»|\|)\s*/u;
/** More words than this are a quotation, which the words of the sentence answer for. */
const MOST_WORDS = 5;

const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]*\p{Lu}[\p{Lu}\p{N}]*(?![\p{L}])/gu;
/** Capitals that are ordinary words of this trade or of a manual: they name no button. */
const ORDINARY = new Set(
  'OK ON OFF USB LED LCD PC AC DC MIDI AUX CD DVD TV UK EU US AM PM FAQ PDF NOTE TIP WARNING CAUTION NOT AND OR IN'.split(
    ' ',
  ),
);

/** The text of a page as labels are looked for in it. */
export interface LabelledText {
  /** As `comparable` writes it. */
  readonly text: string;
  /** The same with a `~` before each word in small letters: prose, not what stands on a button. */
  readonly printed: string;
  /** What the page itself marks as a label, as `comparable` writes it. */
  readonly labels: ReadonlySet<string>;
}

/** Labels that a sentence marks as such: `[MENU]`, “Pairing”, `SYSTEM > USB`, in the sentence's spelling. */
export function labelsIn(text: string): readonly string[] {
  return MARKED.flatMap((pattern) => [...text.matchAll(pattern)])
    .flatMap((match) => (match[1] ?? '').split(PATH))
    .filter((label) => wordsOf(label).length > 0 && wordsOf(label).length <= MOST_WORDS);
}

/** Words in capitals, as buttons and menus are named without marks: `press MENU`. */
export function capitalsIn(text: string): readonly string[] {
  return [...text.matchAll(CAPITALS)].map(([word]) => word).filter((word) => !ORDINARY.has(word));
}

export function labelledText(text: string): LabelledText {
  const printed = wordsOf(text).map((word) => (isSmall(word) ? `~${word}` : word.toLowerCase()));
  return { text: comparable(text), printed: spaced(printed), labels: new Set(labelsIn(text).map(comparable)) };
}

/**
 * Whether a page holds a label. A single word with a capital (`[MENU]`) is not met by prose in small letters ("the
 * menu appears"), unless the page marks it as a label too.
 */
export function holdsLabel(page: LabelledText, label: string): boolean {
  const wanted = comparable(label);
  const [word, ...more] = wordsOf(label);
  if (word === undefined || more.length > 0 || isSmall(word)) return page.text.includes(wanted);
  return page.printed.includes(wanted) || page.labels.has(wanted);
}

/** A text without its marks and its case: letters and digits, single spaces between and around. */
export function comparable(text: string): string {
  return spaced(wordsOf(text)).toLowerCase();
}

function wordsOf(text: string): readonly string[] {
  return text.normalize('NFKC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function spaced(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}

function isSmall(word: string): boolean {
  return word === word.toLowerCase() && word !== word.toUpperCase();
}
