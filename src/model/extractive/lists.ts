import type { Unit } from './unit.ts';

/** Units that may stand between two steps of a list: what is said about the first of them. */
const mostBetween = 3;

/** Whether a unit is ever quoted by itself. */
export function isQuotable({ kind }: Unit): boolean {
  return kind === 'sentence' || kind === 'step' || kind === 'row';
}

/** The first list of at least two numbered steps, with its lead. */
export function firstProcedure(units: readonly Unit[]): readonly Unit[] | null {
  const at = units.findIndex((unit) => unit.kind === 'step' && isNumber(unit.mark));
  const list = at < 0 ? null : listAround(units, at);
  return list !== null && list.filter(({ mark }) => isNumber(mark)).length > 1 ? list : null;
}

export function isNumber(mark: string | null): boolean {
  return mark !== null && /^\d+$/u.test(mark);
}

/** The steps that the unit is one of or leads to, with the sentence before them; null when there are none. */
export function listAround(units: readonly Unit[], at: number): readonly Unit[] | null {
  const isStep = (index: number) => units[index]?.kind === 'step';
  const first = isStep(at) ? at : stepsAfter(units, at);
  if (first === null) return null;
  let from = first;
  while (isStep(from - 1)) from -= 1;
  let to = first;
  for (let next: number | null = first; next !== null; next = nextStep(units, to)) {
    to = next;
    while (isStep(to)) to += 1;
  }
  const lead = leadOf(units, from);
  const list = units.slice(from, to).filter(isQuotable);
  return lead === null ? list : [lead, ...list];
}

/** Where the steps begin that a sentence leads to, right after it or after a warning. */
function stepsAfter(units: readonly Unit[], at: number): number | null {
  let next = at + 1;
  while (units[next]?.kind === 'hazard' || units[next]?.kind === 'label') next += 1;
  return units[next]?.kind === 'step' ? next : null;
}

function leadOf(units: readonly Unit[], from: number): Unit | null {
  const before = units.slice(0, from).findLast(({ kind }) => kind !== 'hazard' && kind !== 'label');
  return before?.kind === 'sentence' && before.text.endsWith(':') ? before : null;
}

/** The step with the next number, past what is said about the one before. */
function nextStep(units: readonly Unit[], to: number): number | null {
  const last = units.slice(0, to).findLast(({ kind, mark }) => kind === 'step' && isNumber(mark));
  for (let index = to; index <= to + mostBetween; index += 1) {
    const unit = units[index];
    if (unit === undefined || unit.kind === 'heading' || unit.kind === 'row') return null;
    if (unit.kind === 'step') return last !== undefined && Number(unit.mark) === Number(last.mark) + 1 ? index : null;
  }
  return null;
}
