import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createMemoryLedger } from '../../../../adapters/slack/budget/memory-ledger.ts';
import { createRedisLedger } from '../../../../adapters/slack/budget/redis-ledger.ts';
import type { Ledger } from '../../../../adapters/slack/budget/ledger.ts';
import { connectRedis } from '../../../../src/redis/connect-redis.ts';
import type { RedisClient } from '../../../../src/redis/connect-redis.ts';
import { slackLedgerContract } from '../../../contracts/slack-ledger.ts';

describe('a ledger in memory', () => {
  slackLedgerContract(createMemoryLedger);
});

describe('a ledger in Redis', () => {
  const clients: RedisClient[] = [];

  beforeAll(async () => {
    clients.push(connectRedis(inject('redisUrl')), connectRedis(inject('redisUrl')));
    for (const client of clients) expect(await client.untilReady(5_000)).toBe(true);
  });

  afterAll(async () => {
    for (const client of clients) await client.close();
  });

  // Calls go by two connections in turn: what one process takes, the other no longer has.
  slackLedgerContract((clock): Ledger => {
    const ledgers = clients.map((client) => createRedisLedger(client, clock));
    let calls = 0;
    const next = (): Ledger => {
      calls += 1;
      const ledger = ledgers[calls % ledgers.length];
      if (ledger === undefined) throw new Error('there are two');
      return ledger;
    };
    return {
      spend: (...given) => next().spend(...given),
      claim: (...given) => next().claim(...given),
      drain: (...given) => next().drain(...given),
      leave: (...given) => next().leave(...given),
    };
  });

  test('leaves nothing behind that does not go by itself', async () => {
    const [client] = clients;
    const ages = await client!.run(async (commands) => {
      const keys = await commands.keys('slack_r*');
      return Promise.all(keys.map((key) => commands.pttl(key)));
    });
    expect(ages.length).toBeGreaterThan(0);
    expect(ages.every((left) => left > 0 && left < 200_000)).toBe(true);
  });
});
