import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { AnswerStore } from '../answer/store/answer-store.ts';
import type { Clock } from '../clock.ts';
import { HscError } from '../errors.ts';
import { personDigest } from '../person-digest.ts';
import type { Scenario } from '../question.ts';
import type { RedisClient } from '../redis/connect-redis.ts';
import { createBoundedLabels } from './bounded-labels.ts';
import type { Metrics } from './metrics.ts';
import type { PromptsUsed } from './prompts-used.ts';

/** What one person thinks of one answer. */
export interface Vote {
  readonly questionId: string;
  readonly platform: string;
  /** The platform's id of the person; only a digest of it is kept. */
  readonly person: string;
  readonly vote: 'up' | 'down';
  readonly scenario: Scenario;
  readonly productId: string | null;
}

/** `again`: the person had voted the same before, so it isn't counted. */
export type VoteTaken = 'first' | 'changed' | 'again';

export interface Feedback {
  /**
   * Keeps a vote in place of the same person's earlier one, and counts it: the first as a vote, another one as a change.
   * Never throws for a Redis that is away.
   */
  vote(vote: Vote): Promise<VoteTaken>;
  /** Keeps why, beside the person's vote: the first 1,000 characters. */
  explain(questionId: string, platform: string, person: string, reason: string): Promise<void>;
}

export interface FeedbackOptions {
  readonly redis: RedisClient | null;
  readonly metrics: Pick<Metrics, 'feedback' | 'feedbackChanges'>;
  readonly clock: Clock;
  /** Forgets an answer that was found wrong. */
  readonly answers?: Pick<AnswerStore, 'drop'>;
  /** Tells the instruction that the answer was written by; without it that is unknown. */
  readonly prompts?: Pick<PromptsUsed, 'of'>;
  /** How long it is kept. */
  readonly days: number;
}

/** Fields of one answer's record, by what they are about. */
interface Store {
  /** Writes a field; gives what stood there. */
  swap(questionId: string, field: string, value: string): Promise<string | null>;
}

const keptVote = z.object({ vote: z.enum(['up', 'down']) });
const dayMilliseconds = 24 * 60 * 60 * 1_000;
/** Votes and reasons kept without Redis. */
const mostInMemory = 10_000;
const longestReason = 1_000;
/** Instructions with series of their own: those in use and those of the days before. */
const mostVersions = 30;

// What stood there and what stands there now must be told in one go: two clicks may come at once.
const swapScript = `
local before = redis.call('HGET', KEYS[1], ARGV[1])
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return before`;

/** Votes and reasons: `feedback:{question id}` in Redis, else in the memory of this process, for so many days. */
export function createFeedback({ redis, metrics, clock, days, answers, prompts }: FeedbackOptions): Feedback {
  const memory = memoryStore(days);
  const store = redis === null ? memory : redisStore(redis, memory, days);
  const versions = createBoundedLabels(mostVersions);
  return {
    async vote(vote) {
      const { scenario, productId, platform } = vote;
      const prompt = versions.of((await prompts?.of(vote.questionId)) ?? 'unknown');
      const record = { vote: vote.vote, scenario, prompt, product: productId, platform, at: clock.now() };
      const field = `vote:${personDigest(platform, vote.person)}`;
      const before = readVote(await store.swap(vote.questionId, field, JSON.stringify(record)));
      if (before === vote.vote) return 'again';
      if (vote.vote === 'down') await answers?.drop(vote.questionId);
      const counter = before === null ? metrics.feedback : metrics.feedbackChanges;
      counter.inc({ scenario, vote: vote.vote, prompt });
      return before === null ? 'first' : 'changed';
    },
    async explain(questionId, platform, person, reason) {
      const text = reason.trim().slice(0, longestReason);
      if (text !== '') await store.swap(questionId, `reason:${personDigest(platform, person)}`, text);
    },
  };
}

function readVote(kept: string | null): Vote['vote'] | null {
  if (kept === null) return null;
  try {
    return keptVote.parse(JSON.parse(kept)).vote;
  } catch {
    return null;
  }
}

function memoryStore(days: number): Store {
  const kept = new LRUCache<string, string>({ max: mostInMemory, ttl: days * dayMilliseconds });
  return {
    swap(questionId, field, value) {
      const key = `${questionId} ${field}`;
      const before = kept.get(key) ?? null;
      kept.set(key, value);
      return Promise.resolve(before);
    },
  };
}

function redisStore(redis: RedisClient, otherwise: Store, days: number): Store {
  return {
    async swap(questionId, field, value) {
      const key = `feedback:{${questionId.replace(/[{}]/g, '')}}`;
      try {
        const before = await redis.run((commands) =>
          commands.eval(swapScript, 1, key, field, value, days * dayMilliseconds),
        );
        return typeof before === 'string' ? before : null;
      } catch (error) {
        if (!(error instanceof HscError)) throw error;
        return otherwise.swap(questionId, field, value);
      }
    },
  };
}
