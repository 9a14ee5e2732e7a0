import type { WeighedTerm } from './fit.ts';
import { shareIn } from './fit.ts';
import { wordsOf } from './page-units.ts';
import type { Section } from './sections.ts';
import type { Unit } from './unit.ts';

const most = 3;
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
    .map(({ text }) => headed(text));
  const onPage = manual.hazards
    .filter((hazard) => hazard.page === page.number && terms.length > 0 && shareIn(hazard.text, terms) >= allAboutIt)
    .map(({ text }) => text);
  const said = new Map([...beside, ...onPage].map((text) => [wordsOf(text).slice(0, 12).join(' '), text]));
  return [...said.values()].filter((text) => wordsOf(text).length > 1).slice(0, most);
}

/** `CAUTION Do not` as `CAUTION: Do not`, which is how the manual's warnings are kept. */
function headed(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]*(\p{L}[\p{L} ]*?)\s*[:!：！.–—-]?\s+(?=\S)/u, (_, word: string) => `${word}: `);
}
