import type { AnswerEvent } from '../answer/events.ts';
import type { Catalog, Resolution } from '../catalog/resolution.ts';
import type { ContextBuilder } from '../context/context-builder.ts';
import type { Engine } from '../engine.ts';
import type { Extractor } from '../manual/extractor.ts';
import type { ManualLibrary } from '../manual/library.ts';
import type { ManualSource } from '../manual/source.ts';
import type { LanguageModel, ModelChunk } from '../model/language-model.ts';
import { traced, tracedNow, tracedStream } from './traced.ts';
import type { Note } from './traced.ts';

// The parts of an answer, each with a span around what it does. No text of a question or an answer is in one.

export function tracedEngine(engine: Engine): Engine {
  return {
    answer: (question, signal) =>
      tracedStream(
        'answer',
        {
          'hsc.question_id': question.id,
          'hsc.platform': question.asker.platform,
          'hsc.scenario': question.scenario,
        },
        () => engine.answer(question, signal),
        noteEvent,
      ),
  };
}

function noteEvent(event: AnswerEvent, note: Note): void {
  if (event.type === 'product-resolved') note({ 'hsc.product_id': event.product.id });
  else if (event.type === 'manual-missing') note({ 'hsc.manual_missing': event.reason });
  else if (event.type === 'notice' && event.notice.kind === 'answered-before') note({ 'hsc.answer_store_hit': true });
  else if (event.type === 'answer-end') {
    note({ 'hsc.outcome': event.outcome, ...(event.checked === true ? { 'hsc.checked': true } : {}) });
  }
}

export function tracedCatalog(catalog: Catalog): Catalog {
  const resolve = (find: () => Resolution): Resolution =>
    tracedNow('resolve', (note) => {
      const resolution = find();
      note({
        'hsc.resolution': resolution.kind,
        ...('product' in resolution ? { 'hsc.product_id': resolution.product.id } : {}),
      });
      return resolution;
    });
  return {
    ...catalog,
    resolveHint: (hint) => resolve(() => catalog.resolveHint(hint)),
    resolveText: (text) => resolve(() => catalog.resolveText(text)),
  };
}

/** What an asker waits for: the span has a fetch and an extraction in it only where it is this one who began them. */
export function tracedLibrary(library: ManualLibrary): ManualLibrary {
  return {
    load: (reference, options) =>
      traced('manual', { 'hsc.document_id': reference.documentId }, async (note) => {
        const outcome = await library.load(reference, options);
        note(
          outcome.kind === 'ready'
            ? { 'hsc.origin': outcome.origin, 'hsc.cache_hit': outcome.cacheHit, 'hsc.stale': outcome.stale }
            : { 'hsc.missing': outcome.reason },
        );
        return outcome;
      }),
  };
}

export function tracedSource(source: ManualSource): ManualSource {
  return {
    fetch: (url, options) =>
      // The host alone: an address may hold a token.
      traced('fetch', { 'server.address': URL.parse(url)?.hostname ?? 'none' }, async (note) => {
        const outcome = await source.fetch(url, options);
        note({ 'hsc.result': outcome.kind === 'failed' ? outcome.reason : outcome.kind });
        if (outcome.kind === 'fetched') note({ 'hsc.bytes': outcome.bytes.length });
        return outcome;
      }),
  };
}

export function tracedExtractor(extractor: Extractor): Extractor {
  return {
    extract: (bytes, format, options) =>
      traced('extract', { 'hsc.format': format, 'hsc.bytes': bytes.length }, async (note) => {
        const outcome = await extractor.extract(bytes, format, options);
        note(
          outcome.kind === 'extracted'
            ? { 'hsc.result': 'extracted', 'hsc.pages': outcome.text.pages.length }
            : { 'hsc.result': outcome.reason },
        );
        return outcome;
      }),
    close: () => extractor.close(),
  };
}

export function tracedContext(builder: ContextBuilder): ContextBuilder {
  return {
    contextFor: (manuals, query, signal) =>
      traced('rank', {}, async (note) => {
        const context = await builder.contextFor(manuals, query, signal);
        const characters = context.sent.reduce((sum, { text }) => sum + text.length, 0);
        note({ 'hsc.context': context.kind, 'hsc.pages': context.sent.length, 'hsc.characters': characters });
        return context;
      }),
  };
}

export function tracedModel(model: LanguageModel): LanguageModel {
  return {
    ...model,
    stream: (prompt, signal) =>
      tracedStream('model', { 'gen_ai.operation.name': 'chat' }, () => model.stream(prompt, signal), noteChunk),
  };
}

function noteChunk(chunk: ModelChunk, note: Note): void {
  if (chunk.type === 'start') {
    note({
      'gen_ai.request.model': chunk.model,
      ...(chunk.fallback === null ? {} : { 'hsc.fallback': chunk.fallback }),
    });
  } else if (chunk.type === 'end') {
    note({ 'gen_ai.response.finish_reasons': [chunk.reason] });
    if (chunk.usage !== null) {
      note({ 'gen_ai.usage.input_tokens': chunk.usage.prompt, 'gen_ai.usage.output_tokens': chunk.usage.output });
    }
  }
}
