import type { AnswerEvent } from './answer/events.ts';
import { manualName } from './answer/manual-name.ts';
import { summariseManual } from './answer/references.ts';
import type { ManualReference, Product } from './catalog/product.ts';
import type { ManualLibrary } from './manual/library.ts';
import type { Manual, ManualFailure, ManualOutcome, ManualProgress } from './manual/manual.ts';
import { whileLoading } from './while-loading.ts';

/** Further manuals of a product (quick start, Bluetooth guide) are read beside its main one, up to this many in all. */
export const mostManuals = 3;

/**
 * Loads the product's manuals side by side, telling how far the main one is, and which of them couldn't be had. Returns
 * those that were read, the main one first where it is among them; empty when none could be had.
 */
export async function* loadManuals(
  product: Product,
  { library, patience }: { readonly library: ManualLibrary; readonly patience?: number },
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, readonly Manual[], undefined> {
  const references = product.manuals.slice(0, mostManuals);
  const main = references[0];
  if (main === undefined) {
    yield missing('not-in-catalog', product);
    return [];
  }
  yield { type: 'manual-start', title: main.title };
  const loads = whileLoading<ManualProgress, readonly ManualOutcome[]>((onProgress) =>
    Promise.all(
      references.map((reference, index) =>
        library.load(reference, {
          signal,
          ...(patience === undefined ? {} : { patience }),
          ...(index === 0 ? { onProgress } : {}),
        }),
      ),
    ),
  );
  let step = await loads.next();
  for (; step.done !== true; step = await loads.next()) yield { type: 'manual-progress', progress: step.value };
  const outcomes = step.value;
  const ready = outcomes.filter((outcome) => outcome.kind === 'ready');
  const first = ready[0];
  if (first === undefined) {
    yield missing(failureOf(outcomes[0]), product);
    return [];
  }
  yield {
    type: 'manual-ready',
    manual: summariseManual(first.manual, product),
    origin: first.origin,
    cacheHit: ready.every((outcome) => outcome.cacheHit),
  };
  if (ready.some((outcome) => outcome.stale)) yield { type: 'notice', notice: { kind: 'stale-manual' } };
  yield* unreadNotices(references, outcomes, product);
  return ready.map((outcome) => outcome.manual);
}

/** Says of each manual that couldn't be had beside another one that the answer does without it. */
function* unreadNotices(
  references: readonly ManualReference[],
  outcomes: readonly ManualOutcome[],
  product: Product,
): Generator<AnswerEvent, void, undefined> {
  for (const [index, reference] of references.entries()) {
    const outcome = outcomes[index];
    if (outcome?.kind !== 'missing') continue;
    const title = manualName(reference, product);
    yield { type: 'notice', notice: { kind: 'unread-manual', title, reason: outcome.reason } };
  }
}

function failureOf(outcome: ManualOutcome | undefined): ManualFailure {
  return outcome?.kind === 'missing' ? outcome.reason : 'not-in-catalog';
}

/** Without a manual people are pointed to the maker: the support page, else the manual's own public address. */
function missing(reason: ManualFailure, product: Product): AnswerEvent {
  const address = product.manuals.map((manual) => manual.url).find((url) => /^https?:/.test(url));
  return { type: 'manual-missing', reason, link: product.supportUrl ?? address ?? null };
}
