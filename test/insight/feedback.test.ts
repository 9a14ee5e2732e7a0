import { describe, expect, it } from 'vitest';
import { createFeedback } from '../../src/insight/feedback.ts';
import type { Vote } from '../../src/insight/feedback.ts';
import { createMetrics } from '../../src/insight/metrics.ts';
import { systemClock } from '../../src/system-clock.ts';
import { useRedis } from '../support/redis/use-redis.ts';

const { look, redis, away } = await useRedis();

let count = 0;
function voteOf(parts: Partial<Vote> = {}): Vote {
  return {
    questionId: 'q',
    platform: 'test',
    person: 'U-SOMEBODY',
    vote: 'up',
    scenario: 'live',
    productId: 'td-17',
    ...parts,
  };
}

describe.each([
  ['in Redis', redis],
  ['in memory', null],
  ['while Redis is away', away],
])('votes %s', (_name, client) => {
  const open = () => {
    const metrics = createMetrics();
    return { metrics, feedback: createFeedback({ redis: client, metrics, clock: systemClock, days: 30 }) };
  };

  it('count once for a person, and as a change when the person thinks otherwise', async () => {
    const { feedback, metrics } = open();
    const questionId = `q-${count++}`;
    expect(await feedback.vote(voteOf({ questionId }))).toBe('first');
    expect(await feedback.vote(voteOf({ questionId }))).toBe('again');
    expect(await feedback.vote(voteOf({ questionId, person: 'U-ELSE' }))).toBe('first');
    expect(await feedback.vote(voteOf({ questionId, vote: 'down' }))).toBe('changed');
    const { text } = await metrics.read();
    expect(text).toContain('hsc_feedback_total{scenario="live",vote="up",prompt="unknown"} 2');
    expect(text).not.toContain('hsc_feedback_total{scenario="live",vote="down"');
    expect(text).toContain('hsc_feedback_changes_total{scenario="live",vote="down",prompt="unknown"} 1');
  });

  it('count once however many clicks come at the same time', async () => {
    const { feedback } = open();
    const questionId = `q-${count++}`;
    const taken = await Promise.all(Array.from({ length: 8 }, () => feedback.vote(voteOf({ questionId }))));
    expect(taken.filter((one) => one === 'first')).toHaveLength(1);
  });
});

it('a vote and its reason are kept for as long as is said, without the person', async () => {
  const feedback = createFeedback({ redis, metrics: createMetrics(), clock: systemClock, days: 2 });
  const questionId = `kept-${count++}`;
  await feedback.vote(voteOf({ questionId, vote: 'down' }));
  await feedback.explain(questionId, 'test', 'U-SOMEBODY', '  the page is wrong  ');
  await feedback.explain(questionId, 'test', 'U-SOMEBODY', ' ');
  const kept = await look.hgetall(`feedback:{${questionId}}`);
  expect(Object.values(kept)).toHaveLength(2);
  expect(JSON.stringify(kept)).not.toContain('SOMEBODY');
  expect(Object.values(kept)).toContain('the page is wrong');
  const left = await look.pttl(`feedback:{${questionId}}`);
  expect(left).toBeGreaterThan(2 * 86_400_000 - 60_000);
  expect(left).toBeLessThanOrEqual(2 * 86_400_000);
});

it('a reason is bounded', async () => {
  const feedback = createFeedback({ redis, metrics: createMetrics(), clock: systemClock, days: 2 });
  const questionId = `long-${count++}`;
  await feedback.explain(questionId, 'test', 'U-SOMEBODY', 'x'.repeat(5_000));
  expect(Object.values(await look.hgetall(`feedback:{${questionId}}`))).toEqual(['x'.repeat(1_000)]);
});
