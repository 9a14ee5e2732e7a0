import type { WeighedTerm } from './fit.ts';
import { shareIn } from './fit.ts';
import { sentenceEnd } from './units.ts';
import type { Unit } from './units.ts';

/** Characters of a quotation of sentences, and of one of steps. */
const sentencesLimit = 450;
const stepsLimit = 1_100;
/** A line of a table or a caption says less than a sentence with the same words. */
const fragmentWorth = 0.6;

/**
 * The neighbouring sentences or steps that fit the question best. A list of steps is quoted from its start, with the
 * sentence that leads to it, as far as it fits.
 * @param within the place of the ranked passage in the text that the units are of; the best unit lies in it
 */
export function pickUnits(
  units: readonly Unit[],
  terms: readonly WeighedTerm[],
  within: { readonly start: number; readonly end: number },
): readonly Unit[] {
  const best = bestUnit(units, terms, within);
  if (best < 0) return [];
  const list = listAround(units, best);
  return list === null ? sentencesAround(units, best) : fitting(units.slice(list.from, list.to), best - list.from);
}

function bestUnit(
  units: readonly Unit[],
  terms: readonly WeighedTerm[],
  within: { start: number; end: number },
): number {
  let best = -1;
  let most = -1;
  for (const [index, unit] of units.entries()) {
    if (unit.kind === 'heading' || unit.end <= within.start || unit.start >= within.end) continue;
    const share = terms.length === 0 ? 0 : shareIn(unit.text, terms) * (isComplete(unit) ? 1 : fragmentWorth);
    if (share > most) [best, most] = [index, share];
  }
  return best;
}

function isComplete({ kind, text }: Unit): boolean {
  return kind === 'step' || sentenceEnd.test(text);
}

/** The steps that the unit is one of or leads to, with the sentence before them; null when there are none. */
function listAround(units: readonly Unit[], at: number): { readonly from: number; readonly to: number } | null {
  const isStep = (index: number) => units[index]?.kind === 'step';
  const first = isStep(at) ? at : at + 1;
  if (!isStep(first)) return null;
  let from = first;
  while (isStep(from - 1)) from -= 1;
  let to = first;
  while (isStep(to)) to += 1;
  const lead = units[from - 1];
  return { from: lead?.kind === 'sentence' && lead.text.endsWith(':') ? from - 1 : from, to };
}

/** From the start of the list as much as fits; from the unit itself where the list is too long for that. */
function fitting(list: readonly Unit[], at: number): readonly Unit[] {
  const upToUnit = list.slice(0, at + 1).reduce((sum, { text }) => sum + text.length, 0);
  const start = upToUnit <= stepsLimit ? 0 : at;
  const taken: Unit[] = [];
  let length = 0;
  for (const unit of list.slice(start)) {
    length += unit.text.length;
    if (taken.length > 0 && length > stepsLimit) break;
    taken.push(unit);
  }
  return taken;
}

/** The sentence with those after it, then those before it, as far as they fit. */
function sentencesAround(units: readonly Unit[], at: number): readonly Unit[] {
  const isSentence = (index: number) => units[index]?.kind === 'sentence';
  const lengthOf = (index: number) => units[index]?.text.length ?? 0;
  let [from, to] = [at, at + 1];
  let length = lengthOf(at);
  while (isSentence(to) && length + lengthOf(to) <= sentencesLimit) length += lengthOf(to++);
  while (isSentence(from - 1) && length + lengthOf(from - 1) <= sentencesLimit) length += lengthOf(--from);
  return units.slice(from, to);
}
