import type { Context, SentPage } from '../../context/context.ts';
import type { Manual } from '../../manual/manual.ts';
import type { WeighedTerm } from './fit.ts';
import { readable } from './question-terms.ts';

/** Words by which people say that something isn't as it should be. */
const COMPLAINT =
  /\b(?:no|not|nothing|never|cannot|(?:do|does|did|is|was|wo|ca)n['’]?t|stop(?:s|ped)|fail(?:s|ed)?|dead|silent)\b/iu;
/** How manuals head the pages that help then. */
const REMEDIES = /\b(?:trouble ?shooting|problems?|remed(?:y|ies)|malfunctions?|faults?|goes wrong)\b/iu;

/** Whether an English question tells that something doesn't work, as `no sound` and `it doesn't switch on` do. */
export function isComplaint(question: string): boolean {
  return COMPLAINT.test(question);
}

/** Whether a page stands in a part of its manual that helps when something doesn't work, as its outline or headings say. */
export function isOnRemedies({ outline }: Manual, { number, headings }: SentPage['page']): boolean {
  if (headings.some((heading) => REMEDIES.test(heading))) return true;
  return outline.some(({ title, page, depth }, place) => {
    if (!REMEDIES.test(title) || page > number) return false;
    const next = outline.slice(place + 1).find((entry) => entry.depth <= depth);
    return next === undefined || number < next.page || number === page;
  });
}

/** The sent pages of such parts that hold one of the terms. */
export function remedyPages({ sent, manuals }: Context, terms: readonly WeighedTerm[]): Context['best'] {
  return sent
    .filter(({ documentId, page, text }) => {
      const manual = manuals.find((one) => one.documentId === documentId);
      const plain = readable(text);
      return manual !== undefined && isOnRemedies(manual, page) && terms.some(({ term }) => term.in(plain));
    })
    .map(({ documentId, page: { number, headings, text } }) => ({
      passage: { documentId, page: number, headings, text, start: 0 },
      score: 0,
    }));
}
