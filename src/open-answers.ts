import { createAnswerStore } from './answer/store/answer-store.ts';
import type { AnswerStore } from './answer/store/answer-store.ts';
import { createAnswerTurns } from './answer/store/answer-turns.ts';
import { createSharedAnswers } from './answer/store/shared-answers.ts';
import type { SharedAnswers } from './answer/store/shared-answers.ts';
import type { Clock } from './clock.ts';
import type { Metrics } from './insight/metrics.ts';
import { createPromptsUsed } from './insight/prompts-used.ts';
import type { PromptsUsed } from './insight/prompts-used.ts';
import type { RedisClient } from './redis/connect-redis.ts';
import { createKeptTexts } from './redis/kept-texts.ts';
import type { Settings } from './settings/schema.ts';

/** What is remembered of answers that were given. */
export interface OpenAnswers {
  readonly store: AnswerStore;
  readonly shared: SharedAnswers;
  readonly prompts: PromptsUsed;
}

interface AnswersParts {
  readonly redis: RedisClient | null;
  readonly metrics: Metrics;
  readonly clock: Clock;
}

const day = 24 * 60 * 60 * 1_000;
/** Answers hold as long as the manual's bytes; they are still written anew now and then. */
const answersKept = 7 * day;
/** Without Redis; UTF-16 units. */
const answersInMemory = 5_000_000;
const promptsInMemory = 1_000_000;

/** Opens the store of answers and of what they were written by: in Redis, else in the memory of this process. */
export function openAnswers({ RETENTION_DAYS }: Settings, { redis, metrics, clock }: AnswersParts): OpenAnswers {
  const store = createAnswerStore(createKeptTexts({ redis, keptFor: answersKept, memoryCharacters: answersInMemory }));
  const shared = createSharedAnswers({
    store,
    turns: createAnswerTurns(redis),
    clock,
    onSource(result) {
      metrics.answerStore.inc({ result });
    },
  });
  const keptFor = RETENTION_DAYS * day;
  const prompts = createPromptsUsed(createKeptTexts({ redis, keptFor, memoryCharacters: promptsInMemory }));
  return { store, shared, prompts };
}
