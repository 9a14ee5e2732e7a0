const CODE = /`([^`\n]{1,60})`/gu;
/** What makes a text in backquotes a command or an option instead of the name of a button. */
const CODE_MARK = /[-_/\\$.:=<>()*%\d]/u;

/** Brackets and quotation marks around what stands on a panel, a key or a screen. */
const MARKED = [
  /\[([^[\]\n]{2,60})\](?!\()/gu,
  CODE,
  /"([^"\n]{1,60})"/gu,
  /[“„”]([^“”„\n]{1,60})[”“]/gu,
  /«\s?([^«»\n]{1,60}?)\s?»/gu,
  /(?<![\p{L}\p{N}])[‘‚']([^‘’'\n]{1,40})[’']?(?=['’])['’](?![\p{L}\p{N}])/gu,
  /[「『]([^」』\n]{1,60})[」』]/gu,
];
/** `MENU > SYSTEM > Bluetooth` within the marks is three labels. */
const PATH = /\s*(?:>|→|⇒|➜|»|\|)\s*/u;
/** `System > USB Mode` without any marks: what follows the sign in capitals; a quotation's sign is at its line's start. */
const STEP_OF_PATH = /(?<=\S[ \t]*)[>→⇒➜]\s*(\p{Lu}[\p{L}\p{N}/-]*(?: \p{Lu}[\p{L}\p{N}/-]*)*)/gu;
/** Bold is how models mark a button; with a colon it is a heading. */
const BOLD = /(?<![*\p{L}])\*{1,2}([^*\n:]{2,40})\*{1,2}(?![*:])/gu;
const MOST_BOLD_WORDS = 3;

/** More words than this are a quotation, which the words of the sentence answer for. */
const MOST_WORDS = 5;

const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]*\p{Lu}[\p{Lu}\p{N}]*(?![\p{L}])/gu;
/** Capitals that are ordinary words of this trade or of a manual: they name no button. */
const ORDINARY = new Set(
  'OK ON OFF USB LED LCD PC AC DC MIDI AUX CD DVD TV UK EU US AM PM FAQ PDF NOTE TIP WARNING CAUTION NOT AND OR IN'.split(
    ' ',
  ),
);

/** A label's words that the page must have, in any order: bold type also stresses. */
const STRESSES = new Set(
  'important warning caution note tip attention hinweis wichtig achtung vorsicht tipp'.split(' '),
);

/** The text of a page as labels are looked for in it. */
export interface LabelledText {
  /** As `comparable` writes it. */
  readonly text: string;
  /** The same with a `~` before each word in small letters: prose, not what stands on a button. */
  readonly printed: string;
  /** As written, in lower case, with every run of dashes as one. */
  readonly raw: string;
  /** What the page itself marks as a label, as `comparable` writes it. */
  readonly labels: ReadonlySet<string>;
}

/** Labels that a sentence marks as such: `[MENU]`, “Pairing”, `SYSTEM > USB`, in the sentence's spelling. */
export function labelsIn(text: string): readonly string[] {
  const marked = MARKED.flatMap((pattern) => [...text.matchAll(pattern)])
    .filter((match) => !isCode(match[0]))
    .flatMap((match) => (match[1] ?? '').split(PATH));
  return [...marked, ...[...text.matchAll(STEP_OF_PATH)].map((match) => match[1] ?? '')].filter(
    (label) => wordsOf(label).length > 0 && wordsOf(label).length <= MOST_WORDS,
  );
}

/** The words of commands and options in backquotes: `escputil -n` is two. */
export function codesIn(text: string): readonly string[] {
  return [...text.matchAll(CODE)]
    .filter((match) => isCode(match[0]))
    .flatMap((match) => (match[1] ?? '').split(/\s+/u))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** What stands in bold or italics and may name a button: words to look for one by one. */
export function boldIn(text: string): readonly string[] {
  return [...text.matchAll(BOLD)]
    .map((match) => match[1] ?? '')
    .filter((bold) => wordsOf(bold).length <= MOST_BOLD_WORDS)
    .filter((bold) => !wordsOf(bold).some((word) => STRESSES.has(word.toLowerCase())));
}

/** Words in capitals, as buttons and menus are named without marks: `press MENU`. */
export function capitalsIn(text: string): readonly string[] {
  return [...text.matchAll(CAPITALS)].map(([word]) => word).filter((word) => !ORDINARY.has(word));
}

export function labelledText(text: string): LabelledText {
  const printed = wordsOf(text).map((word) => (isSmall(word) ? `~${word}` : word.toLowerCase()));
  return {
    text: comparable(text),
    printed: spaced(printed),
    raw: rawText(text),
    labels: new Set(labelsIn(text).map(comparable)),
  };
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

/** Whether a page has a word of a command as it is written, alone. */
export function holdsCode(page: LabelledText, code: string): boolean {
  const wanted = rawText(code);
  for (let at = page.raw.indexOf(wanted); at !== -1; at = page.raw.indexOf(wanted, at + 1)) {
    if (!PART_OF_WORD.test(page.raw.slice(at - 1, at)) && !PART_OF_WORD.test(page.raw[at + wanted.length] ?? '')) {
      return true;
    }
  }
  return false;
}

const PART_OF_WORD = /[\p{L}\p{N}_]/u;

function rawText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Pd}\u2212]+/gu, '-');
}

function isCode(marked: string): boolean {
  return marked.startsWith('`') && CODE_MARK.test(marked);
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
