import type { AnswerEvent, ProductSummary } from './answer/events.ts';
import { pageReference, summariseManual } from './answer/references.ts';
import type { Catalog, Resolution } from './catalog/resolution.ts';
import type { Product } from './catalog/product.ts';
import type { Context } from './context/context.ts';
import type { ContextBuilder } from './context/context-builder.ts';
import { buildPrompt } from './context/build-prompt.ts';
import type { Engine } from './engine.ts';
import { groundedEvents } from './answer/grounded-events.ts';
import type { ManualLibrary } from './manual/library.ts';
import { productOfAttached } from './manual/read-attached.ts';
import type { Manual, ManualFailure, ManualOutcome, ManualProgress } from './manual/manual.ts';
import type { LanguageModel } from './model/language-model.ts';
import type { Question } from './question.ts';
import { whileLoading } from './while-loading.ts';

export interface EngineParts {
  readonly catalog: Catalog;
  readonly library: ManualLibrary;
  readonly contextBuilder: ContextBuilder;
  readonly model: LanguageModel;
  /** Milliseconds that an asker waits for a manual; the library's own patience unless told. */
  readonly patience?: number;
}

/** Further manuals of a product (quick start, Bluetooth guide) are read beside its main one, up to this many in all. */
const mostManuals = 3;

/** Puts the parts together into the way that every question takes. */
export function createEngine(parts: EngineParts): Engine {
  return {
    async *answer(question, signal) {
      yield { type: 'resolving', hint: question.productHint };
      const document = question.document ?? null;
      const found = resolve(question, parts.catalog);
      const resolution = 'product' in found || document === null ? found : likelyProduct(document);
      if (!('product' in resolution)) {
        yield* unresolved(resolution);
        return;
      }
      const { product, kind } = resolution;
      yield { type: 'product-resolved', product: summarise(product), certainty: kind };
      const manuals =
        document === null ? yield* loadManuals(product, parts, signal) : yield* attached(document, product);
      const context = await parts.contextBuilder.contextFor(
        manuals,
        { text: searchText(question), product: product.name },
        signal,
      );
      yield* readingEvents(context);
      const prompt = buildPrompt({ question, product, context });
      yield* groundedEvents(parts.model.stream(prompt, signal), { context, product, catalog: parts.catalog });
    },
  };
}

function resolve(question: Question, catalog: Catalog): Resolution {
  return question.productHint === null ? catalog.resolveText(question.text) : catalog.resolveHint(question.productHint);
}

function likelyProduct(document: Manual): Extract<Resolution, { product: Product }> {
  return { kind: 'likely', product: productOfAttached(document) };
}

function* attached(document: Manual, product: Product): Generator<AnswerEvent, readonly Manual[], undefined> {
  yield { type: 'manual-ready', manual: summariseManual(document, product), origin: 'memory', cacheHit: true };
  return [document];
}

function* unresolved(
  resolution: Extract<Resolution, { kind: 'ambiguous' | 'unknown' }>,
): Generator<AnswerEvent, void, undefined> {
  if (resolution.kind === 'ambiguous') {
    yield { type: 'product-ambiguous', candidates: resolution.candidates.map(summarise) };
    yield { type: 'answer-end', outcome: 'ambiguous', model: null, usage: null };
  } else {
    yield { type: 'product-unknown', nearest: resolution.nearest.map(summarise) };
    yield { type: 'answer-end', outcome: 'unknown_product', model: null, usage: null };
  }
}

/** Loads the product's manuals side by side, telling how far the main one is. Empty when none could be had. */
async function* loadManuals(
  product: Product,
  { library, patience }: EngineParts,
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
  const ready = step.value.filter((outcome) => outcome.kind === 'ready');
  const first = ready[0];
  if (first === undefined) {
    yield missing(failureOf(step.value[0]), product);
    return [];
  }
  yield {
    type: 'manual-ready',
    manual: summariseManual(first.manual, product),
    origin: first.origin,
    cacheHit: ready.every((outcome) => outcome.cacheHit),
  };
  if (ready.some((outcome) => outcome.stale)) yield { type: 'notice', notice: { kind: 'stale-manual' } };
  return ready.map((outcome) => outcome.manual);
}

function failureOf(outcome: ManualOutcome | undefined): ManualFailure {
  return outcome?.kind === 'missing' ? outcome.reason : 'not-in-catalog';
}

/** Without a manual people are pointed to the maker: the support page, else the manual's own public address. */
function missing(reason: ManualFailure, product: Product): AnswerEvent {
  const address = product.manuals.map((manual) => manual.url).find((url) => /^https?:/.test(url));
  return { type: 'manual-missing', reason, link: product.supportUrl ?? address ?? null };
}

function* readingEvents(context: Context): Generator<AnswerEvent, void, undefined> {
  const best = context.best[0]?.passage;
  const manual = context.manuals.find((candidate) => candidate.documentId === best?.documentId);
  if (best === undefined || manual === undefined) return;
  yield { type: 'reading', place: pageReference(manual, best.page), heading: best.headings.at(-1) ?? null };
}

/** A follow-up such as "and on Android?" is looked for together with the question before it. */
function searchText(question: Question): string {
  const before = question.thread.findLast((turn) => turn.role === 'person');
  return before === undefined ? question.text : `${question.text}\n${before.text}`;
}

function summarise(product: Product): ProductSummary {
  return { id: product.id, name: product.name, brand: product.brand, supportUrl: product.supportUrl };
}
