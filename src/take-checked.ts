import { manualName } from './answer/manual-name.ts';
import { pageReference } from './answer/references.ts';
import { normalised } from './answer/store/same-question.ts';
import type { Product } from './catalog/product.ts';
import type { Catalog } from './catalog/resolution.ts';
import { longestChecked } from './checked/checked-answer.ts';
import type { CheckedAnswer, CheckedSource } from './checked/checked-answer.ts';
import type { CheckedAnswers } from './checked/checked-answers.ts';
import { findPages, pageDigest } from './checked/find-pages.ts';
import type { Clock } from './clock.ts';
import { forFirmware } from './for-firmware.ts';
import { mostManuals } from './load-manuals.ts';
import type { ManualLibrary } from './manual/library.ts';
import { personDigest } from './person-digest.ts';

/** An answer as a person wrote it. */
export interface WrittenAnswer {
  readonly productId: string;
  readonly question: string;
  readonly answer: string;
  /** Pages of the product's manuals, an address of the web, or '' where the answer is the person's own. */
  readonly source: string;
  readonly platform: string;
  /** The platform's id of the person; only a digest of it is kept. */
  readonly person: string;
}

/** Why an answer isn't kept. */
export type CheckedFault = 'unknown-product' | 'nothing-written' | 'too-long' | 'no-page' | 'no-manual' | 'full';

export type TakenAnswer =
  | { readonly kind: 'saved' | 'replaced'; readonly answer: CheckedAnswer; readonly product: Product }
  | { readonly kind: 'refused'; readonly why: CheckedFault };

export interface TakeTools {
  readonly catalog: Pick<Catalog, 'byId'>;
  readonly library: ManualLibrary;
  readonly checked: Pick<CheckedAnswers, 'save'>;
  readonly clock: Clock;
}

/**
 * Keeps an answer that a person gave, with the pages that it names as they are now.
 *
 * @throws HscError `redis-unavailable`, and the signal's reason
 */
export async function takeChecked(
  written: WrittenAnswer,
  { catalog, library, checked, clock }: TakeTools,
  signal: AbortSignal,
): Promise<TakenAnswer> {
  const found = catalog.byId(written.productId);
  if (found === undefined) return refused('unknown-product');
  const product = forFirmware(found, { text: written.question, thread: [] });
  const [question, answer] = [written.question.trim(), written.answer.trim()];
  if (normalised(question) === '' || answer === '') return refused('nothing-written');
  const from = written.source.trim();
  const isTooLong = question.length > longestChecked.question || answer.length > longestChecked.answer;
  if (isTooLong || from.length > longestChecked.link) return refused('too-long');
  const source = await readSource(from, product, library, signal);
  if (typeof source === 'string') return refused(source);
  const by = { platform: written.platform, person: personDigest(written.platform, written.person) };
  const kept: CheckedAnswer = { productId: product.id, question, answer, source, by, at: clock.now() };
  const saved = await checked.save(kept);
  return saved === 'full' ? refused('full') : { kind: saved, answer: kept, product };
}

function refused(why: CheckedFault): TakenAnswer {
  return { kind: 'refused', why };
}

async function readSource(
  text: string,
  product: Product,
  library: ManualLibrary,
  signal: AbortSignal,
): Promise<CheckedSource | CheckedFault> {
  if (text === '') return { kind: 'staff' };
  const url = linkIn(text);
  if (url !== null) return url.length > longestChecked.link ? 'too-long' : { kind: 'link', url };
  const references = product.manuals.slice(0, mostManuals);
  const outcomes = await Promise.all(references.map((reference) => library.load(reference, { signal })));
  const manuals = outcomes.flatMap((outcome) => (outcome.kind === 'ready' ? [outcome.manual] : []));
  if (manuals.length === 0) return 'no-manual';
  const titles = manuals.map((manual) => manualName(manual, product));
  const found = findPages(text, manuals, titles);
  if (found === null) return 'no-page';
  const { manual, pages } = found;
  const { documentId, edition, sha256 } = manual;
  const noted = pages.map((page) => {
    const { label, link } = pageReference(manual, page.number);
    return { page: page.number, label, link, text: pageDigest(page) };
  });
  return { kind: 'pages', documentId, manual: manualName(manual, product), edition, sha256, pages: noted };
}

/** An address of the web, as it is written or in the angle brackets that chats put around it; null for other text. */
function linkIn(text: string): string | null {
  const url = URL.parse(text.replace(/^<([^|>]+)(?:\|[^>]*)?>$/u, '$1'));
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  return url !== null && isWeb && url.username === '' && url.password === '' ? url.href : null;
}
