import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AnswerEvent } from '../../src/answer/events.ts';
import { createFeedback } from '../../src/insight/feedback.ts';
import { createMetrics } from '../../src/insight/metrics.ts';
import { createPromptsUsed, notePrompts } from '../../src/insight/prompts-used.ts';
import { createKeptTexts } from '../../src/redis/kept-texts.ts';
import { systemClock } from '../../src/system-clock.ts';
import { pairingQuestion } from '../support/gemini-engine.ts';
import { useRedis } from '../support/redis/use-redis.ts';

const { look, redis, away } = await useRedis();

const never = new AbortController().signal;
const day = 86_400_000;

function open(client: typeof redis | null) {
  const prompts = createPromptsUsed(createKeptTexts({ redis: client, keptFor: 2 * day, memoryCharacters: 10_000 }));
  const metrics = createMetrics();
  const feedback = createFeedback({ redis: client, metrics, clock: systemClock, days: 2, prompts });
  async function answered(questionId: string, end: Partial<Extract<AnswerEvent, { type: 'answer-end' }>>) {
    const event = { type: 'answer-end', outcome: 'answered', model: 'm', usage: null, ...end } as const;
    const engine = notePrompts({ answer: () => ReadableStream.from([event]) }, prompts);
    await Array.fromAsync(engine.answer(pairingQuestion(questionId), never));
  }
  async function voted(questionId: string, vote: 'up' | 'down') {
    await feedback.vote({ questionId, platform: 'p', person: 'U1', vote, scenario: 'general', productId: null });
  }
  return { prompts, metrics, answered, voted };
}

describe.each([
  ['in Redis', redis],
  ['in memory', null],
  ['while Redis is away', away],
])('a vote, %s,', (_name, client) => {
  it('counts for the version that wrote the answer, so that two can be compared', async () => {
    const { answered, voted, metrics } = open(client);
    const [old, tried, quoted, lost] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const checked = randomUUID();
    await answered(old, { instruction: 'general-1.1' });
    await answered(tried, { instruction: 'general-2.1' });
    await answered(quoted, { outcome: 'extractive' });
    await answered(checked, { checked: true });
    await voted(checked, 'down');
    await voted(old, 'down');
    await voted(tried, 'up');
    await voted(quoted, 'up');
    await voted(lost, 'up');
    const { text } = await metrics.read();
    for (const [vote, prompt] of [
      ['down', 'general-1.1'],
      ['up', 'general-2.1'],
      ['up', 'quoted'],
      ['down', 'checked'],
      ['up', 'unknown'],
    ]) {
      expect(text).toContain(`hsc_feedback_total{scenario="general",vote="${vote}",prompt="${prompt}"} 1`);
    }
  });
});

describe('which prompt wrote an answer', () => {
  it('is remembered as long as feedback is', async () => {
    const { answered, prompts } = open(redis);
    const id = randomUUID();
    await answered(id, { instruction: 'live-1.1-no-manual' });
    expect(await prompts.of(id)).toBe('live-1.1-no-manual');
    expect(await look.pttl(`prompt_of:{${id}}`)).toBeGreaterThan(2 * day - 60_000);
  });

  it('is unknown where something else stands in its place', async () => {
    const id = randomUUID();
    await look.set(`prompt_of:{${id}}`, 'x"} 1\nhsc_up{part="evil');
    expect(await open(redis).prompts.of(id)).toBe('unknown');
  });

  it('is not noted for what nobody can vote on', async () => {
    const { answered, prompts } = open(redis);
    const id = randomUUID();
    await answered(id, { outcome: 'ambiguous' });
    expect(await prompts.of(id)).toBe('unknown');
  });

  it('has no more series than thirty, however many versions there were', async () => {
    const { answered, voted, metrics } = open(null);
    for (let version = 1; version <= 40; version += 1) {
      const id = randomUUID();
      await answered(id, { instruction: `general-${version}.1` });
      await voted(id, 'up');
    }
    const { text } = await metrics.read();
    expect(text.match(/^hsc_feedback_total\{/gmu)).toHaveLength(31);
    expect(text).toContain('hsc_feedback_total{scenario="general",vote="up",prompt="other"} 10');
  });
});
