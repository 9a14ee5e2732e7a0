import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { createHearing } from '../../../../adapters/slack/hearing/create-hearing.ts';
import { createLog } from '../../../../src/insight/log.ts';
import { connectRedis } from '../../../../src/redis/connect-redis.ts';
import type { RedisClient } from '../../../../src/redis/connect-redis.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { until } from '../../../support/until.ts';

const redis = connectRedis(inject('redisUrl'));
await redis.untilReady(5_000);
afterAll(async () => {
  await redis.close();
});

function open(store: RedisClient | null = null, clock = createManualClock()) {
  const lines: string[] = [];
  const gate = { isOpen: true };
  const log = createLog('info', [], (line) => lines.push(line));
  const hearing = createHearing({ redis: store, clock, log, isOpen: () => gate.isOpen });
  return { hearing, clock, lines, gate };
}

const event = (parts: Readonly<Record<string, unknown>>, team = 'T1') => ({
  event_id: 'Ev1',
  authorizations: [{ team_id: team, user_id: 'U0BOT', is_bot: true }],
  event: { channel: 'C1', channel_type: 'channel', ts: '1.0', ...parts },
});
const ownPost = event({ type: 'message', subtype: 'bot_message', bot_id: 'B1' });
const mention = event({ type: 'app_mention', user: 'U1', text: '<@U0BOT> hello' });
const naming = event({ type: 'message', user: 'U1', text: 'hello <@U0BOT>' });

describe('hearing', () => {
  it("says nothing while the bot's own posts come back", async () => {
    const { hearing, clock, lines } = open();
    for (const after of [100, 20_000]) {
      hearing.posted('T1', 'C1');
      await clock.advance(after);
      hearing.heard(ownPost);
      await clock.advance(60_000);
    }
    expect(hearing.detail()).toBeNull();
    expect(lines).toEqual([]);
  });

  it('names the switch once when they do not, and takes it back when they do', async () => {
    const { hearing, clock, lines } = open();
    for (let times = 0; times < 3; times += 1) {
      hearing.posted('T1', 'C1');
      await clock.advance(31_000);
    }
    expect(hearing.detail()).toMatch(/channels: add message\.channels .+ Event Subscriptions .+ reinstall/u);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('slack_deaf');
    hearing.heard(ownPost);
    expect(hearing.detail()).toBeNull();
  });

  it('tells direct messages from those of channels', async () => {
    const { hearing, clock } = open();
    hearing.posted('T1', 'D1');
    hearing.heard(ownPost);
    await clock.advance(31_000);
    expect(hearing.detail()).toContain('message.im');
    expect(hearing.detail()).not.toContain('message.channels');
  });

  it('misses the message of a mention, and the mention of a message', async () => {
    const first = open();
    first.hearing.heard(mention);
    await first.clock.advance(31_000);
    expect(first.hearing.detail()).toContain('message.channels');
    const second = open();
    second.hearing.heard(naming);
    await second.clock.advance(31_000);
    expect(second.hearing.detail()).toContain('app_mention');
    const both = open();
    both.hearing.heard(naming);
    both.hearing.heard(mention);
    await both.clock.advance(31_000);
    expect(both.hearing.detail()).toBeNull();
  });

  it('does not judge while nothing can come in', async () => {
    const { hearing, clock, gate } = open();
    hearing.posted('T1', 'C1');
    await clock.advance(10_000);
    gate.isOpen = false;
    await clock.advance(30_000);
    expect(hearing.detail()).toBeNull();
  });

  it('waits once for many posts, and for nothing after its end', async () => {
    const { hearing, clock } = open();
    for (let times = 0; times < 50; times += 1) hearing.posted('T1', 'C1');
    expect(clock.sleeping).toBe(1);
    hearing.close();
    await clock.advance(60_000);
    expect(clock.sleeping).toBe(0);
    expect(hearing.detail()).toBeNull();
  });

  it('counts what another process has heard', async () => {
    const team = randomUUID();
    const clock = createManualClock();
    const [worker, ingress] = [open(redis, clock), open(redis, clock)];
    worker.hearing.posted(team, 'C1');
    await clock.advance(1_000);
    ingress.hearing.heard({ ...ownPost, authorizations: [{ team_id: team, user_id: 'U0BOT', is_bot: true }] });
    await expect
      .poll(() => redis.run((commands) => commands.get(`slack_heard:{${team}}:channel`)))
      .toBe(String(clock.now()));
    await clock.advance(40_000);
    // The first wait ends when Redis has said what was heard, and there is one wait at a time.
    await until(() => {
      worker.hearing.posted(team, 'C1');
      return clock.sleeping > 0;
    });
    expect(worker.hearing.detail()).toBeNull();
    await clock.advance(31_000);
    await expect.poll(() => worker.hearing.detail() ?? '').toContain('message.channels');
  });

  it('leaves everything else alone', () => {
    const { hearing, clock } = open();
    for (const body of [
      null,
      {},
      event({ type: 'reaction_added' }),
      event({ type: 'message', channel_type: 'mpim' }),
    ]) {
      hearing.heard(body);
    }
    expect(clock.sleeping).toBe(0);
  });
});
