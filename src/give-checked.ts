import type { AnswerEvent, PageReference } from './answer/events.ts';
import { createAnswerHazards } from './answer/hazards/answer-hazards.ts';
import { followUps } from './answer/follow-ups.ts';
import { manualName } from './answer/manual-name.ts';
import { parseMarkers } from './answer/marker-parser.ts';
import { pageReference } from './answer/references.ts';
import { sentencesIn } from './answer/sentences.ts';
import { shorten } from './answer/shorten.ts';
import { standsAlone } from './answer/store/same-question.ts';
import type { Product } from './catalog/product.ts';
import type { CheckedAnswer, CheckedSource } from './checked/checked-answer.ts';
import type { CheckedAnswers } from './checked/checked-answers.ts';
import { samePage } from './checked/find-pages.ts';
import type { ManualLibrary } from './manual/library.ts';
import type { Manual, Page } from './manual/manual.ts';
import type { Question } from './question.ts';

type PageSource = Extract<CheckedSource, { kind: 'pages' }>;

/** Milliseconds that an answer which stands there already waits to be compared with the manual. */
const patience = 2_000;
/** What an address is shown as, UTF-16 units. */
const longestName = 60;

/** The answer that a person gave to this question; null when there is none, or more belongs to it than its words. */
export async function findChecked(
  question: Question,
  product: Product,
  checked: Pick<CheckedAnswers, 'find'> | undefined,
  signal: AbortSignal,
): Promise<CheckedAnswer | null> {
  if (checked === undefined || !standsAlone(question)) return null;
  return await checked.find(product.id, question.text, signal);
}

interface Asked {
  readonly question: Question;
  readonly product: Product;
}

/**
 * An answer that a person gave, as events: its words at once, then what they rely on, and what the manual warns of there.
 * A page is cited where its text is still what the person saw, wherever it stands by now; where it isn't any more, the
 * reader is told so instead.
 */
export async function* giveChecked(
  answer: CheckedAnswer,
  asked: Asked,
  library: ManualLibrary,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, void, undefined> {
  const { source } = answer;
  yield* wordsOf(answer.answer);
  const found = source.kind === 'pages' ? await comparePages(source, asked.product, library, signal) : null;
  if (source.kind === 'link') yield { type: 'citation', place: linkPlace(source.url) };
  for (const place of found?.cited ?? []) yield { type: 'citation', place };
  if (found !== null) yield* warnings(answer, asked, found);
  const day = new Date(answer.at).toISOString().slice(0, 10);
  yield { type: 'notice', notice: { kind: 'checked', day, source: source.kind } };
  if (found !== null) yield* afterComparing(found);
  yield { type: 'answer-end', outcome: 'answered', model: null, usage: null, checked: true };
}

/** A person's words are looked through for marks of ours like a model's; what they cite by such a mark was not checked. */
function* wordsOf(text: string): Generator<AnswerEvent, void, undefined> {
  for (const piece of parseMarkers(text)) {
    if (piece.type === 'text') yield { type: 'text-delta', text: piece.text };
    else if (piece.type === 'tip') yield piece;
    // Only what the manual warns of is shown as a warning.
    else if (piece.type === 'hazard') yield { type: 'text-delta', text: `\n\n${piece.text}\n\n` };
  }
}

/** The manual's own warnings at what the answer tells of, on the pages that it cites. */
function warnings({ answer }: CheckedAnswer, asked: Asked, { manual, cited }: Compared): readonly AnswerEvent[] {
  if (manual === null) return [];
  const context = { manuals: [manual], kind: 'whole', sent: [], best: [] } as const;
  const hazards = createAnswerHazards({ ...asked, context });
  hazards.cited(
    cited,
    sentencesIn(answer).map(({ text }) => text),
  );
  return hazards.end();
}

function linkPlace(url: string): PageReference {
  const { host, pathname } = new URL(url);
  const name = shorten(`${host}${pathname.replace(/\/$/u, '')}`, longestName);
  return { documentId: 'link', page: 1, label: name, name, link: url };
}

interface Compared {
  /** Null: the manual couldn't be had. */
  readonly manual: Manual | null;
  /** The maker couldn't be asked whether it is the newest. */
  readonly isStale: boolean;
  readonly cited: readonly PageReference[];
  readonly changed: readonly PageReference[];
}

async function comparePages(
  source: PageSource,
  product: Product,
  library: ManualLibrary,
  signal: AbortSignal,
): Promise<Compared> {
  const noted = source.pages.map(({ page, label, link }) => {
    return { documentId: source.documentId, page, label, link, manual: source.manual };
  });
  // A newer one may have taken its place in the catalog: then the pages are looked for in that.
  const reference = product.manuals.find(({ documentId }) => documentId === source.documentId) ?? product.manuals[0];
  if (reference === undefined) return { manual: null, isStale: false, cited: [], changed: noted };
  const outcome = await library.load(reference, { signal, patience });
  if (outcome.kind === 'missing') return { manual: null, isStale: true, cited: noted, changed: [] };
  const { manual } = outcome;
  const now = source.pages.map((page) => pageNow(page, source, manual));
  const cited = now.flatMap((page) =>
    page === undefined ? [] : [{ ...pageReference(manual, page.number), manual: manualName(manual, product) }],
  );
  return { manual, isStale: outcome.stale, cited, changed: noted.filter((_, index) => now[index] === undefined) };
}

function pageNow(noted: PageSource['pages'][number], { sha256 }: PageSource, manual: Manual): Page | undefined {
  return manual.sha256 === sha256 ? manual.pages.find(({ number }) => number === noted.page) : samePage(manual, noted);
}

function* afterComparing({ manual, isStale, cited, changed }: Compared): Generator<AnswerEvent, void, undefined> {
  if (changed.length > 0) yield { type: 'notice', notice: { kind: 'checked-earlier', places: changed } };
  if (isStale) yield { type: 'notice', notice: { kind: 'stale-manual' } };
  for (const question of followUps(manual === null ? [] : [manual], cited)) yield { type: 'follow-up', question };
}
