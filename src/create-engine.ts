import type { AnswerEvent, ProductSummary } from './answer/events.ts';
import { withFollowUps } from './answer/follow-ups.ts';
import { namedPlaces } from './answer/named-places.ts';
import { pageReference, summariseManual } from './answer/references.ts';
import type { Catalog, Resolution } from './catalog/resolution.ts';
import type { Product } from './catalog/product.ts';
import type { CheckedAnswers } from './checked/checked-answers.ts';
import type { Context } from './context/context.ts';
import type { ContextBuilder } from './context/context-builder.ts';
import { getsCandidate } from './context/instructions/gets-candidate.ts';
import { instructionFor } from './context/instructions/instruction-for.ts';
import type { Instruction } from './context/instructions/instruction.ts';
import { buildPrompt } from './context/build-prompt.ts';
import type { Engine } from './engine.ts';
import { findChecked, giveChecked } from './give-checked.ts';
import { forFirmware } from './for-firmware.ts';
import { groundedEvents } from './answer/grounded-events.ts';
import type { SharedAnswers } from './answer/store/shared-answers.ts';
import { withoutEcho } from './answer/without-echo.ts';
import { loadManuals } from './load-manuals.ts';
import type { ManualLibrary } from './manual/library.ts';
import { productOfAttached } from './manual/read-attached.ts';
import type { Manual } from './manual/manual.ts';
import { isNarrowed } from './model/budget/widths.ts';
import type { LanguageModel } from './model/language-model.ts';
import type { Question } from './question.ts';

export interface EngineParts {
  readonly catalog: Catalog;
  readonly library: ManualLibrary;
  readonly contextBuilder: ContextBuilder;
  readonly model: LanguageModel;
  /** The most characters of manuals that a question may take now; as many as the context builder sends unless told. */
  readonly width?: (question: Question, signal: AbortSignal) => Promise<number>;
  /** Share of the questions that are answered by their scenario's candidate instruction; none unless told. */
  readonly candidateShare?: number;
  /** Answers that were written before or are being written; without it every question is answered by itself. */
  readonly answers?: SharedAnswers;
  /** Answers that people gave, which come before any that a model writes. */
  readonly checked?: Pick<CheckedAnswers, 'find'>;
  /** Milliseconds that an asker waits for a manual; the library's own patience unless told. */
  readonly patience?: number;
}

/** Puts the parts together into the way that every question takes. */
export function createEngine(parts: EngineParts): Engine {
  return {
    async *answer(question, signal) {
      yield { type: 'resolving', hint: question.productHint };
      const document = question.document ?? null;
      const named = resolve(question, parts.catalog);
      const resolution = 'product' in named || document === null ? named : likelyProduct(document);
      if (!('product' in resolution)) {
        yield* unresolved(resolution);
        return;
      }
      const { product: found, kind } = resolution;
      yield { type: 'product-resolved', product: summarise(found), certainty: kind };
      const product = forFirmware(found, question);
      const checked = await findChecked(question, product, parts.checked, signal);
      if (checked !== null) {
        yield* giveChecked(checked, { question, product }, parts.library, signal);
        return;
      }
      const manuals =
        document === null ? yield* loadManuals(product, parts, signal) : yield* attached(document, product);
      const candidate = getsCandidate(question.id, parts.candidateShare ?? 0);
      const instruction = instructionFor(question.scenario, { manual: manuals.length > 0, candidate });
      const write = (until: AbortSignal): AsyncIterable<AnswerEvent> =>
        written({ question, product, manuals, instruction }, parts, until);
      const model = parts.model.nameFor?.(question) ?? parts.model.name;
      const request = { question, product, manuals, instruction: instruction.version, model };
      const events = parts.answers?.answer(request, signal, write) ?? write(signal);
      // A file that came with this question isn't there when another one is asked.
      yield* withFollowUps(namedPlaces(events, manuals, product), document === null ? manuals : []);
    },
  };
}

interface Found {
  readonly question: Question;
  readonly product: Product;
  readonly manuals: readonly Manual[];
  readonly instruction: Instruction;
}

/** Picks the pages and lets the model write from them. */
async function* written(
  { question, product, manuals, instruction }: Found,
  { contextBuilder, model, catalog, width }: EngineParts,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, void, undefined> {
  const characters = (await width?.(question, signal)) ?? Infinity;
  const query = { text: searchText(question), product: product.name, characters };
  const context = await contextBuilder.contextFor(manuals, query, signal);
  yield* readingEvents(context);
  const prompt = buildPrompt({ question, product, context, instruction });
  const chunks = withoutEcho(model.stream(prompt, signal), prompt.instruction);
  const narrowed = isNarrowed(manuals, characters);
  yield* groundedEvents(chunks, { question, context, product, catalog, instruction: instruction.version, narrowed });
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
