import type { WeighedTerm } from './fit.ts';
import { shareIn } from './fit.ts';
import { firstProcedure, isNumber, isQuotable, listAround } from './lists.ts';
import type { Section } from './sections.ts';
import type { Unit } from './unit.ts';
import { sentenceEnd } from './units.ts';

/** Characters of a quotation of sentences, of one of rows, and of one of steps: a procedure is wanted whole. */
const sentencesLimit = 450;
const rowsLimit = 900;
/** With so many characters the next paragraph isn't begun. */
const enough = 200;
const stepsLimit = 2_400;
const mostRows = 8;
/** A row that fits nearly as well as the best one is quoted beside it. */
const furtherRow = 0.8;
/** A line of a caption or a label says less than a sentence with the same words. */
const fragmentWorth = 0.6;

/**
 * What of a section fits the question: the whole procedure when its heading names what is asked, the rows that hold a
 * code or fit best, or the neighbouring sentences that fit best.
 */
export function pickUnits(
  { units, window, named }: Pick<Section, 'units' | 'window' | 'named'>,
  terms: readonly WeighedTerm[],
): readonly Unit[] {
  const coded = unitsWithCodes(units, terms);
  const best = bestUnit(coded.length > 0 ? coded : units, terms, window);
  if (best === undefined) return [];
  const fit = terms.length === 0 ? 0 : shareIn(best.text, terms);
  const at = units.indexOf(best);
  const procedure = coded.length === 0 && named > 0 && named >= fit ? firstProcedure(units) : null;
  const list = procedure ?? (best.kind === 'row' ? null : listAround(units, at));
  if (list !== null && !isChoice(list, coded, named >= fit)) return fitting(list, Math.max(0, list.indexOf(best)));
  if (best.kind === 'sentence') return sentencesAround(units, at);
  return unitsLike(best, coded.length > 0 ? coded : units, terms);
}

/**
 * Whether a list is of points and not of steps, so that those that fit are quoted like rows: where one has the code
 * asked for, where there are many, or where the question is about one of them and not about the section.
 */
function isChoice(list: readonly Unit[], coded: readonly Unit[], isNamed: boolean): boolean {
  if (list.some(({ mark }) => isNumber(mark))) return false;
  if (list.some((unit) => coded.includes(unit))) return true;
  if (list.reduce((sum, { text }) => sum + text.length, 0) > rowsLimit) return true;
  return !isNamed && list.every(({ kind }) => kind === 'step');
}

/** The units that hold all the codes of the question; where none does, those that hold one. */
function unitsWithCodes(units: readonly Unit[], terms: readonly WeighedTerm[]): readonly Unit[] {
  const codes = terms.filter(({ term }) => term.kind === 'code');
  if (codes.length === 0) return [];
  const held = units.filter(isQuotable).map((unit) => ({ unit, share: shareIn(unit.text, codes) }));
  const all = held.filter(({ share }) => share === 1);
  return (all.length > 0 ? all : held.filter(({ share }) => share > 0)).map(({ unit }) => unit);
}

function bestUnit(
  units: readonly Unit[],
  terms: readonly WeighedTerm[],
  window: { start: number; end: number },
): Unit | undefined {
  const inWindow = units.filter((unit) => isQuotable(unit) && unit.end > window.start && unit.start < window.end);
  let best: Unit | undefined;
  let most = -1;
  for (const unit of inWindow) {
    const share = terms.length === 0 ? 0 : shareIn(unit.text, terms) * (isComplete(unit) ? 1 : fragmentWorth);
    if (share > most) [best, most] = [unit, share];
  }
  return best;
}

function isComplete({ kind, text }: Unit): boolean {
  return kind !== 'sentence' || sentenceEnd.test(text);
}

/** From the start of the list as much as fits; from the unit itself where the list is too long for that. */
function fitting(list: readonly Unit[], at: number): readonly Unit[] {
  const upToUnit = list.slice(0, at + 1).reduce((sum, { text }) => sum + text.length, 0);
  return upTo(list.slice(upToUnit <= stepsLimit ? 0 : at), stepsLimit);
}

/** The rows, or the points of a list, that fit as well as the best one, or nearly so, in their order. */
function unitsLike(best: Unit, units: readonly Unit[], terms: readonly WeighedTerm[]): readonly Unit[] {
  const least = (terms.length === 0 ? 0 : shareIn(best.text, terms)) * furtherRow;
  const rows = units.filter(
    (unit) => unit.kind === best.kind && (terms.length === 0 || shareIn(unit.text, terms) >= least),
  );
  const from = rows.length <= mostRows ? 0 : rows.indexOf(best);
  return upTo(rows.slice(from, from + mostRows), rowsLimit);
}

/** The first units that are no longer than the limit together, at least one. */
function upTo(units: readonly Unit[], limit: number): readonly Unit[] {
  const taken: Unit[] = [];
  let length = 0;
  for (const unit of units) {
    length += unit.text.length;
    if (taken.length > 0 && length > limit) break;
    taken.push(unit);
  }
  return taken;
}

/** The sentence with those after it, then those before it in its paragraph, as far as they fit. */
function sentencesAround(units: readonly Unit[], at: number): readonly Unit[] {
  const isSentence = (index: number) => units[index]?.kind === 'sentence';
  const lengthOf = (index: number) => units[index]?.text.length ?? 0;
  // Paragraphs have an empty line between them, sentences a space.
  const isSame = (index: number) => (units[index + 1]?.start ?? 0) - (units[index]?.end ?? 0) < 2;
  let [from, to] = [at, at + 1];
  let length = lengthOf(at);
  const fits = (index: number) => isSentence(index) && length + lengthOf(index) <= sentencesLimit;
  while (fits(to) && (length < enough || isSame(to - 1))) length += lengthOf(to++);
  while (fits(from - 1) && isSame(from - 1)) length += lengthOf(--from);
  return units.slice(from, to);
}
