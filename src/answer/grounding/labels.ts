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

/** Labels that a sentence marks as such, each as `comparable` writes it: `[MENU]`, “Pairing”, `SYSTEM > USB`. */
export function labelsIn(text: string): readonly string[] {
  return MARKED.flatMap((pattern) => [...text.matchAll(pattern)])
    .flatMap((match) => (match[1] ?? '').split(PATH))
    .map(comparable)
    .filter((label) => label.trim() !== '' && label.trim().split(' ').length <= MOST_WORDS);
}

/** Words in capitals, as buttons and menus are named without marks: `press MENU`. As `comparable` writes them. */
export function capitalsIn(text: string): readonly string[] {
  return [...text.matchAll(CAPITALS)]
    .map(([word]) => word)
    .filter((word) => !ORDINARY.has(word))
    .map(comparable);
}

/** A text as labels are looked for in it: its letters and digits in lower case, single spaces between and around. */
export function comparable(text: string): string {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return ` ${words.join(' ')} `;
}
