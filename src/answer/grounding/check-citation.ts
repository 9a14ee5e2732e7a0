import type { Context } from '../../context/context.ts';
import type { Product } from '../../catalog/product.ts';
import type { Manual, Page } from '../../manual/manual.ts';
import type { AnswerEvent, PageReference } from '../events.ts';
import { manualName } from '../manual-name.ts';
import { pageReference } from '../references.ts';
import type { Cited } from './cited-text.ts';
import { comparable } from './labels.ts';
import { ownNames } from './own-names.ts';
import { createLanguageComparison } from './same-language.ts';
import { areSupported, isEmptyClaim, isSupported, isTouched, readClaim, readPage } from './substance.ts';
import type { Claim, PageSubstance } from './substance.ts';

type CitationEvent = Extract<AnswerEvent, { type: 'citation' | 'citation-dropped' }>;

/** A citation as the model wrote it. */
interface WrittenCitation {
  readonly title: string | null;
  readonly pages: readonly number[];
}

interface CitationCheck {
  /** The citations that hold, one for each page, or why they don't. `answer` is what was written so far. */
  check(citation: WrittenCitation, cited: Cited, answer: string): readonly CitationEvent[];
}

interface Candidate {
  readonly manual: Manual;
  readonly pages: readonly Page[];
}

/** Checks the citations of one answer against the pages that were sent for it. */
export function createCitationCheck(context: Context, product: Product): CitationCheck {
  const sent = new Set(context.sent.map(({ documentId, page }) => placeKey(documentId, page.number)));
  const names = ownNames(product);
  const languages = createLanguageComparison();
  const substances = new Map<Page, PageSubstance>();
  const substanceOf = (page: Page, manual: Manual): PageSubstance => {
    const known = substances.get(page) ?? readPage(page, manual.language);
    substances.set(page, known);
    return known;
  };

  /** The pages that hold what is said at the citation; none when it isn't supported. */
  function supporting(
    { manual, pages }: Candidate,
    { sentence, list }: Cited,
    answer: string,
  ): readonly PageReference[] {
    const read = (text: string): Claim => readClaim(text, manual.language, names);
    const said = [...sentence.map(read).filter(isTelling).slice(0, 1), ...list.map(read).filter(isTelling)];
    if (said.length === 0) return [];
    const together = {
      headings: pages.flatMap((page) => page.headings),
      text: pages.map((page) => page.text).join('\n'),
    };
    const same = (): boolean => languages.isSame(answer, together.text, manual.language);
    const [only, ...more] = pages;
    const joined = only && more.length === 0 ? substanceOf(only, manual) : readPage(together, manual.language);
    const stretch = more.length === 0 ? undefined : Infinity;
    if (!areSupported(said, joined, same, stretch)) return [];
    const touched = pages
      .map((page) => ({ page, substance: substanceOf(page, manual) }))
      .filter(({ substance }) =>
        said.some((claim) => isSupported(claim, substance, same) || isTouched(claim, substance)),
      );
    return touched.map(({ page }) => pageReference(manual, page.number));
  }

  return {
    check(citation, cited, answer) {
      const manuals = manualsNamed(citation.title, context.manuals, product);
      const isSent = (manual: Manual, page: Page): boolean => sent.has(placeKey(manual.documentId, page.number));
      for (const candidate of candidates(citation, manuals, isSent)) {
        const places = supporting(candidate, cited, answer);
        if (places.length > 0) return places.map((place) => ({ type: 'citation', place }));
      }
      return dropped(citation, manuals, isSent);
    },
  };
}

/** Pages by number in each manual, then by printed label: models copy the printed number although told not to. */
function candidates(
  citation: WrittenCitation,
  manuals: readonly Manual[],
  isSent: (manual: Manual, page: Page) => boolean,
): readonly Candidate[] {
  const labels = new Set(citation.pages.map(String));
  return [(page: Page) => citation.pages.includes(page.number), (page: Page) => labels.has(page.label)]
    .flatMap((wanted) =>
      manuals.map((manual) => ({ manual, pages: manual.pages.filter((page) => wanted(page) && isSent(manual, page)) })),
    )
    .filter(({ pages }) => pages.length > 0);
}

function dropped(
  citation: WrittenCitation,
  manuals: readonly Manual[],
  isSent: (manual: Manual, page: Page) => boolean,
): readonly CitationEvent[] {
  if (citation.pages.length === 0) return [{ type: 'citation-dropped', page: 0, reason: 'no-page' }];
  return citation.pages.map((number) => {
    const found = manuals.flatMap((manual) =>
      manual.pages.filter((page) => page.number === number).map((page) => isSent(manual, page)),
    );
    const reason = found.length === 0 ? 'no-page' : found.includes(true) ? 'unsupported' : 'not-sent';
    return { type: 'citation-dropped', page: number, reason };
  });
}

/** The manual of this title first; all of them when the model gave none or one that isn't known. */
function manualsNamed(title: string | null, manuals: readonly Manual[], product: Product): readonly Manual[] {
  if (title === null) return manuals;
  const wanted = comparable(title);
  const named = manuals.filter((manual) => {
    const name = comparable(manualName(manual, product));
    return name.includes(wanted) || wanted.includes(name);
  });
  return named.length > 0 ? named : manuals;
}

function isTelling(claim: Claim): boolean {
  return !isEmptyClaim(claim);
}

function placeKey(documentId: string, page: number): string {
  return `${documentId} ${page}`;
}
