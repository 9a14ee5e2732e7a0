import { languageOf } from '../../context/languages.ts';
import { NUMBER, plainDigits, readings, SPELLED } from './numbers.ts';

/** A figure with what it counts: `-10 dBV`, `30 seconds`. */
interface Measure {
  /** As in `WrittenNumber`, the readings that are one number. */
  readonly numbers: readonly string[];
  readonly unit: string;
}

/** What a page counts, and in which figures. */
export interface PageMeasures {
  /** By unit, the figures right before it. */
  readonly counted: ReadonlyMap<string, ReadonlySet<string>>;
  /** By unit, the figures before it with at most two words between: `100 user kits`. */
  readonly near: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Spellings of one unit that no stem brings together. */
const SAME = [
  ['s', 'sec', 'secs', 'second', 'seconds', 'sekunde', 'sekunden', 'secondes', 'segundos', 'secondi', 'שניות', '秒'],
  ['min', 'mins', 'minute', 'minutes', 'minuten', 'minutos', 'minuti', 'דקות', '分'],
  ['h', 'hour', 'hours', 'stunde', 'stunden', 'heures', 'horas', 'ore', 'שעות', '時間'],
  ['%', 'percent', 'prozent', 'pourcent'],
  ['°', '°c', 'degree', 'degrees', 'grad', 'degrés', 'grados'],
  ['time', 'times', 'mal', 'fois', 'veces'],
];
const CANONICAL = new Map(SAME.flatMap(([first = '', ...more]) => more.map((word) => [word, first])));

const BETWEEN = String.raw`\s*(?:[-–—~/x×]|\.\.\.?|to|or|and|bis|oder|und|à|ou|et|y|o|a)\s*`;
const WORD = String.raw`[%°Ωµ]?\p{L}{1,20}|[%°]`;
const FIGURE = String.raw`0x[\da-f]+|${NUMBER}|(?<!\p{L})(?:${[...SPELLED.keys()].join('|')})(?!\p{L})`;
const MEASURE = new RegExp(
  `(?<![\\p{L}\\p{N}_])((?:${FIGURE})(?:${BETWEEN}(?:${FIGURE}))*)[\\s-]{0,2}(${WORD})(?:[\\s-](${WORD}))?(?:[\\s-](${WORD}))?`,
  'giu',
);
const FIGURES = new RegExp(FIGURE, 'giu');
const SPELLED_WORD = /^\p{L}+$/u;

/** The figures of a sentence that are written in digits, with the word after each. */
export function measuresIn(text: string, language: string | null): readonly Measure[] {
  return found(text, language).flatMap(({ figures, units: [unit] }) =>
    figures
      .filter((figure) => !SPELLED_WORD.test(figure))
      .flatMap((figure) => (unit === undefined || unit === null ? [] : [{ numbers: numbersOf(figure), unit }])),
  );
}

export function measuresOn(text: string, language: string | null): PageMeasures {
  const counted = new Map<string, Set<string>>();
  const near = new Map<string, Set<string>>();
  for (const { figures, units } of found(text, language)) {
    const numbers = figures.flatMap(numbersOf);
    for (const [place, unit] of units.entries()) {
      if (unit === null) continue;
      if (place === 0) note(counted, unit, numbers);
      note(near, unit, numbers);
    }
  }
  return { counted, near };
}

/** Whether a page counts the same thing, but in other figures alone: the figure was altered or is another page's. */
export function isContradicted({ numbers, unit }: Measure, page: PageMeasures): boolean {
  return page.counted.has(unit) && !numbers.some((number) => page.near.get(unit)?.has(number) === true);
}

function found(text: string, language: string | null) {
  const spoken = languageOf(language);
  const unitOf = (word: string | undefined): string | null => {
    if (word === undefined) return null;
    const plain = word.toLowerCase();
    return CANONICAL.get(plain) ?? (spoken.stopWords.has(plain) ? null : spoken.stem(plain));
  };
  return [...plainDigits(text).matchAll(MEASURE)].map(([, figures = '', ...words]) => ({
    figures: figures.match(FIGURES) ?? [],
    units: words.map(unitOf),
  }));
}

function numbersOf(figure: string): readonly string[] {
  const spelled = SPELLED.get(figure.toLowerCase());
  return spelled === undefined ? readings(figure).flatMap((reading) => reading) : [spelled];
}

function note(units: Map<string, Set<string>>, unit: string, numbers: readonly string[]): void {
  const known = units.get(unit) ?? new Set<string>();
  units.set(unit, known);
  for (const number of numbers) known.add(number);
}
