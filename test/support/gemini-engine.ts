import { createAnswerStore } from '../../src/answer/store/answer-store.ts';
import { createAnswerTurns } from '../../src/answer/store/answer-turns.ts';
import type { AnswerSource } from '../../src/answer/store/shared-answers.ts';
import { createSharedAnswers } from '../../src/answer/store/shared-answers.ts';
import type { AnswerEvent } from '../../src/answer/events.ts';
import { createCatalog } from '../../src/catalog/create-catalog.ts';
import { createContextBuilder } from '../../src/context/context-builder.ts';
import { createPassageIndexes } from '../../src/context/passage-indexes.ts';
import { createEngine } from '../../src/create-engine.ts';
import type { EngineParts } from '../../src/create-engine.ts';
import type { Engine } from '../../src/engine.ts';
import { createExtractive } from '../../src/model/extractive.ts';
import { createGemini } from '../../src/model/gemini.ts';
import { createModelWithFallback } from '../../src/model/model-with-fallback.ts';
import type { Question } from '../../src/question.ts';
import type { RedisClient } from '../../src/redis/connect-redis.ts';
import { createKeptTexts } from '../../src/redis/kept-texts.ts';
import type { Clock } from '../../src/clock.ts';
import { systemClock } from '../../src/system-clock.ts';
import { manualOf } from './manual-of.ts';
import { productOf } from './prompt-of.ts';

export interface GeminiEngine {
  readonly engine: Engine;
  /** Where the answers came from, oldest first. */
  readonly sources: readonly AnswerSource[];
}

/**
 * What one process answers with: the real engine, Gemini over HTTP and shared answers, about one product.
 * @param productId one that no other test has, since the Redis may be shared with them
 */
export function geminiEngine(
  baseUrl: string,
  redis: RedisClient | null,
  productId = 'rm-5',
  clock: Clock = systemClock,
  parts: Partial<EngineParts> = {},
): GeminiEngine {
  const sources: AnswerSource[] = [];
  const manual = manualOf(['Hold the PAIR button for five seconds until the lamp blinks.'], { documentId: productId });
  const { documentId, title, url } = manual;
  const reference = { documentId, title, language: null, edition: null, url, backupUrl: null };
  const engine = createEngine({
    catalog: createCatalog([productOf({ id: productId, name: 'RM-5', aliases: [], manuals: [reference] })]),
    library: {
      load: () => Promise.resolve({ kind: 'ready', manual, origin: 'memory', cacheHit: true, stale: false }),
    },
    contextBuilder: createContextBuilder({ indexes: createPassageIndexes({ maxCharacters: 100_000 }) }),
    model: createModelWithFallback({
      primary: createGemini({ apiKey: 'k', model: 'gemini-x', baseUrl, clock }),
      fallback: createExtractive(),
      clock,
      onError: () => undefined,
    }),
    answers: createSharedAnswers({
      store: createAnswerStore(createKeptTexts({ redis, keptFor: 60_000, memoryCharacters: 100_000 })),
      turns: createAnswerTurns(redis),
      clock,
      onSource: (source) => sources.push(source),
    }),
    ...parts,
  });
  return { engine, sources };
}

/** A question to its one product. */
export function pairingQuestion(id: string, parts: Partial<Question> = {}): Question {
  return {
    id,
    text: 'How do I pair it?',
    productHint: 'RM-5',
    scenario: 'general',
    images: [],
    thread: [],
    asker: { platform: 'terminal', id: null },
    ...parts,
  };
}

/** All events of an answer. */
export function eventsOf(
  { engine }: GeminiEngine,
  question: Question,
  signal: AbortSignal = new AbortController().signal,
): Promise<AnswerEvent[]> {
  return Array.fromAsync(engine.answer(question, signal));
}
