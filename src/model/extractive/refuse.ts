import { writeMarker } from '../../answer/markers.ts';
import { shorten } from '../../answer/shorten.ts';
import type { Context } from '../../context/context.ts';
import { languageOf } from '../../context/languages.ts';
import { synonymsOf } from '../../context/synonyms.ts';
import type { Manual } from '../../manual/manual.ts';
import type { Asked } from './asked-for.ts';
import { isInManuals } from './manual-words.ts';
import { quoteInMarker } from './quote.ts';
import { citationOf, headingOf } from './section-names.ts';
import type { Section } from './sections.ts';

const mostNearest = 3;
/** More words that the manual doesn't have are not told. */
const mostUnsaid = 3;
/** Shorter words are abbreviations, or have too many lookalikes. */
const shortestUnsaid = 4;
/** How a section begins; characters. */
const beginning = 100;

/** Says that nothing fits, what the manuals never say of it, and what comes nearest. */
export function refuse(sections: readonly Section[], asked: Asked, context: Context): readonly string[] {
  const unknown = asked.unknown.length > 0 ? asked.unknown : unsaidWords(asked, context.manuals);
  const plainly = unknown.length === 0 ? 'I found no passage in the manual that answers this.' : notMentioned(unknown);
  const nearest = new Map<string, string>();
  for (const section of sections) {
    const heading = headingOf(section);
    if (nearest.size < mostNearest && !nearest.has(heading)) nearest.set(heading, nearestOf(section, context));
  }
  const marked = `${writeMarker({ type: 'not-in-manual' })} ${plainly}\n\n`;
  if (nearest.size === 0) return [marked];
  return [marked, `These sections come nearest:\n\n${[...nearest.values()].join('\n')}\n`];
}

/** The heading and the page; where the heading stands on an earlier page, how this one's part begins. */
function nearestOf(section: Section, context: Context): string {
  const { manual, page, headings, units } = section;
  const stands = [...page.headings, page.text].join('\n').includes(headings.at(-1) ?? '\0');
  const first = units.find(({ kind, end }) => kind === 'sentence' && end > section.window.start);
  const begins = stands || first === undefined ? '' : `: “${quoteInMarker(shorten(first.text, beginning))}”`;
  return `- ${headingOf(section)}${begins} ${citationOf(manual, page, context)}`;
}

/** The words of an English question that no page of the manuals has in any form, nor a synonym of them. */
function unsaidWords({ terms, english }: Asked, manuals: readonly Manual[]): readonly string[] {
  if (!english) return [];
  return terms
    .filter(({ term, pages, asked }) => term.kind === 'word' && pages === 0 && asked.length >= shortestUnsaid)
    .map(({ asked }) => asked)
    .filter((word) => ![word, ...synonymsOf(word)].some((one) => isInManuals(one, manuals)))
    .slice(0, mostUnsaid);
}

/** That a question has no word that could be looked for: the manual may well answer it. */
export function unreadable({ manuals }: Context): readonly string[] {
  const { code } = languageOf(manuals[0]?.language ?? null);
  const name = /^[a-z]{2,3}$/u.test(code) ? new Intl.DisplayNames(['en'], { type: 'language' }).of(code) : undefined;
  const language = name ?? 'another language';
  return [
    `I can't look this question up: the manual is in ${language}, and without the model I find only words that stand in it.`,
    ` Ask again in ${language}, or with a name or code that the manual uses.\n`,
  ];
}

/** That the manual says none of these names. */
export function notMentioned(names: readonly string[]): string {
  const quoted = names.map((name) => `“${quoteInMarker(name)}”`);
  return `The manual doesn't mention ${new Intl.ListFormat('en', { type: 'disjunction' }).format(quoted)}.`;
}
