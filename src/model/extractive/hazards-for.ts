import type { Manual } from '../../manual/manual.ts';
import type { WeighedTerm } from './fit.ts';
import { shareIn } from './fit.ts';
import { wordsOf } from './page-units.ts';
import type { Section } from './sections.ts';
import type { Unit } from './unit.ts';

const most = 3;
/** A warning is known again by so many first words. */
const knownBy = 5;
/** A warning of the quoted section that is about what was asked, though no procedure is quoted. */
const aboutIt = 0.5;
/** One that stands elsewhere on the page has to be about what was asked and little else. */
const allAboutIt = 0.65;

/**
 * The manual's own warnings that belong to what is quoted: those of the procedure's section, and those of its page that
 * hold nearly every word of the question.
 */
export function hazardsFor(
  { manual, page, units }: Pick<Section, 'manual' | 'page' | 'units'>,
  quoted: readonly Unit[],
  terms: readonly WeighedTerm[],
): readonly string[] {
  const isProcedure = quoted.some(({ mark }) => mark !== null && /^\d/u.test(mark));
  const isRows = quoted.every(({ kind }) => kind === 'row');
  const beside = units
    .filter(({ kind, text }) => kind === 'hazard' && !isRows && (isProcedure || shareIn(text, terms) >= aboutIt))
    .flatMap(({ text }) => listed(text, manual));
  const onPage = manual.hazards
    .filter((hazard) => hazard.page === page.number && terms.length > 0 && shareIn(hazard.text, terms) >= allAboutIt)
    .map(({ text }) => text);
  return [...new Set([...beside, ...onPage])].filter((text) => wordsOf(text).length > 1).slice(0, most);
}

/** The warning as the manual's list has it: its word, a colon and at most a few sentences. */
function listed(text: string, { hazards }: Manual): readonly string[] {
  const words = wordsOf(text);
  const alike = hazards.map((hazard) => ({ hazard, same: sameBeginning(words, wordsOf(hazard.text)) }));
  const best = alike.reduce<(typeof alike)[number] | null>(
    (most, one) => (one.same > (most?.same ?? 0) ? one : most),
    null,
  );
  return best === null || best.same < Math.min(knownBy, words.length) ? [] : [best.hazard.text];
}

/** How many words two texts begin with alike: "Do not switch off" begins many a warning. */
function sameBeginning(words: readonly string[], others: readonly string[]): number {
  const differs = words.findIndex((word, index) => word !== others[index]);
  return differs === -1 ? words.length : differs;
}
