import type { Hazard, Page } from './manual.ts';

type Kind = Hazard['kind'];

interface Signal {
  readonly kind: Kind;
  /** How makers head a warning (ANSI Z535.6, ISO 3864 and their translations); in capitals. */
  readonly words: readonly string[];
  /** What the text has to speak of, where the word alone says little. */
  readonly about: RegExp | null;
}

const dataLoss =
  /\b(?:eras|delet|overwrit|lost\b|lose\b|losing|data loss|factory (?:default|reset)|re?format)|lösch|verlor|überschr|datenverlust|effac|supprim|perdu|écras|borra|borre|elimin|perder|pérdida|sobrescri|消去|削除|失われ|消え|上書き/iu;

const signals: readonly Signal[] = [
  {
    kind: 'warning',
    words: ['WARNING', 'DANGER', 'WARNUNG', 'GEFAHR', 'AVERTISSEMENT', 'ADVERTENCIA', 'PELIGRO', '警告', '危険'],
    about: null,
  },
  {
    kind: 'caution',
    words: [
      ...['CAUTION', 'VORSICHT', 'ACHTUNG', 'ATTENTION', 'MISE EN GARDE', 'PRÉCAUTION'],
      ...['PRECAUCIÓN', 'ATENCIÓN', '注意', 'ご注意'],
    ],
    about: null,
  },
  {
    kind: 'data-loss',
    words: [
      ...['NOTICE', 'NOTE', 'IMPORTANT', 'HINWEIS', 'WICHTIG', 'REMARQUE', 'AVIS'],
      ...['AVISO', 'NOTA', 'IMPORTANTE', '注記', '重要', 'お知らせ'],
    ],
    about: dataLoss,
  },
];

const signalOf = new Map(signals.flatMap((signal) => signal.words.map((word) => [word, signal])));
const words = [...signalOf.keys()].sort((one, other) => other.length - one.length).join('|');
/**
 * A signal word that heads a line: after signs at most; in capitals, or followed by a colon or the like, or alone. After a
 * quotation mark it is a message that is told of.
 */
const head = new RegExp(
  `^[^\\p{L}\\p{N}"'“”„«»‘’]{0,12}(${words})(?![\\p{L}\\p{N}])(\\s*[:!：！.—–\\])】］>*-]*)\\s*(.*)$`,
  'iu',
);
/** Ends a hazard's text; characters. */
const longest = 300;
/** A manual that warns more often than this warns of nothing. */
const most = 200;

/** A step or a point of a list begins here: what is warned of is over. */
const step = /^\s*(?:\(?\d{1,2}[.):]|[•●◦▪‣·*–—-])\s+\S/u;
const sentenceEnd = /[.!?。！？]["'”’)\]]*\s*$/u;

/** A warning where it stands in its page's text, from its signal word on; UTF-16 units. */
export interface PlacedHazard extends Hazard {
  readonly start: number;
  readonly end: number;
}

/**
 * The warnings that a manual itself gives, in English, German, French, Spanish and Japanese: each in its own words, at
 * most 300 characters, on the first page where it stands, in page order.
 */
export function findHazards(pages: readonly Page[]): readonly Hazard[] {
  const found = new Map<string, Hazard>();
  for (const page of pages) {
    for (const { kind, text } of hazardsOn(page)) {
      const key = hazardKey(text);
      if (!found.has(key) && found.size < most) found.set(key, { page: page.number, kind, text });
    }
  }
  return [...found.values()];
}

/** The warnings of one page, each as often as it stands there, in the order of the text. */
export function hazardsOn({ number, text }: Pick<Page, 'number' | 'text'>): readonly PlacedHazard[] {
  const lines = [...text.matchAll(/[^\n]*(?:\n|$)/gu)].map((line) => ({ text: line[0].trimEnd(), start: line.index }));
  return lines.flatMap((_, index) => hazardAt(lines, index, number) ?? []);
}

/** The same for two texts of one warning, whatever their capitals, spaces and marks are. */
function hazardKey(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function hazardAt(lines: readonly Line[], index: number, page: number): PlacedHazard | null {
  const line = lines[index] ?? { text: '', start: 0 };
  const [, word = '', mark = '', rest = ''] = head.exec(line.text) ?? [];
  const signal = signalOf.get(word.toUpperCase());
  const isCapitals = word === word.toUpperCase();
  // A program's messages begin with the word in small letters.
  const isHead = isCapitals || (word !== word.toLowerCase() && (rest === '' || /\S/u.test(mark)));
  if (signal === undefined || !isHead) return null;
  const after = following(lines, index + 1, rest);
  const text = bounded([rest, ...after.map((taken) => taken.text.trim())].join(' '));
  const says = signal.about?.test(text) ?? /\p{L}{2}.*\s.*\p{L}{2}|[\p{Script=Han}\p{Script=Hiragana}]{4}/u.test(text);
  const isEntry = /[. ]{4,}\d+$/u.test(rest);
  if (!says || isEntry) return null;
  const last = after.at(-1) ?? line;
  const end = last.start + last.text.length;
  return { page, kind: signal.kind, text: bounded(`${word}: ${text}`), start: line.start, end };
}

/** The rest of the paragraph; where the signal word stands alone, the paragraph after it. */
function following(lines: readonly Line[], from: number, rest: string): readonly Line[] {
  const start = rest === '' && lines[from]?.text.trim() === '' ? from + 1 : from;
  const taken: Line[] = [];
  let length = 0;
  for (const line of lines.slice(start, start + 12)) {
    const match = head.exec(line.text);
    const before = taken.at(-1)?.text ?? rest;
    if (line.text.trim() === '' || length > longest || (match !== null && /\S/u.test(match[2] ?? ''))) break;
    // Points that the warning itself announces are its own.
    if (step.test(line.text) && sentenceEnd.test(before) && !taken.some(({ text }) => step.test(text))) break;
    taken.push(line);
    length += line.text.length;
  }
  return taken;
}

/** At most `longest` characters, cut after a sentence where one ends in the second half, else after a word. */
function bounded(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= longest) return line;
  const start = line.slice(0, longest - 1).toWellFormed();
  const sentence = Math.max(...['. ', '! ', '。', '！'].map((end) => start.lastIndexOf(end)));
  if (sentence > longest / 2) return start.slice(0, sentence + 1).trim();
  const space = start.lastIndexOf(' ');
  return `${start.slice(0, space > longest / 2 ? space : start.length).replaceAll('\uFFFD', '')}…`;
}
