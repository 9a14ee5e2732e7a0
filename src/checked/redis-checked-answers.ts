import type { RedisClient } from '../redis/connect-redis.ts';
import { keysWith } from '../redis/keys-with.ts';
import type { RedisCommands } from '../redis/open-connection.ts';
import { unlessAway } from '../redis/unless-away.ts';
import { readChecked } from './checked-answer.ts';
import { byProductAndAge, checkedId, mostChecked } from './checked-answers.ts';
import type { CheckedAnswers, ListedAnswer } from './checked-answers.ts';

const prefix = 'checked:';

// Whether there is room must be told in one go with the writing: two people may save at once.
const saveScript = `
local known = redis.call('HEXISTS', KEYS[1], ARGV[1])
if known == 0 and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then return 'full' end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return known == 1 and 'replaced' or 'saved'`;

/** A hash for each product, `checked:{td-17}`, of JSON by the question's id, without a time to live. */
export function createRedisCheckedAnswers(redis: RedisClient): CheckedAnswers {
  return {
    async find(productId, question, signal) {
      const json = await unlessAway(null, () =>
        redis.run((commands) => commands.hget(keyOf(productId), checkedId(question)), signal),
      );
      return json === null ? null : readChecked(json);
    },
    async save(answer) {
      const given = [checkedId(answer.question), JSON.stringify(answer), mostChecked] as const;
      const saved = await redis.run((commands) => commands.eval(saveScript, 1, keyOf(answer.productId), ...given));
      return saved === 'full' || saved === 'replaced' ? saved : 'saved';
    },
    async list(productId, signal) {
      const listed: ListedAnswer[] = [];
      for (const key of productId === null ? await allKeys(redis.commands, signal) : [keyOf(productId)]) {
        const fields = await redis.run((commands) => commands.hgetall(key), signal);
        for (const [id, json] of Object.entries(fields)) {
          const answer = readChecked(json);
          if (answer !== null) listed.push({ id, answer });
        }
      }
      return listed.sort(byProductAndAge);
    },
    async remove(productId, id) {
      return (await redis.run((commands) => commands.hdel(keyOf(productId), id))) === 1;
    },
  };
}

/** One look over all keys takes longer than a command may. */
async function allKeys(commands: RedisCommands, signal: AbortSignal): Promise<readonly string[]> {
  const keys = new Set<string>();
  for await (const { key } of keysWith(commands, `${prefix}{`, signal)) keys.add(key);
  return [...keys];
}

function keyOf(productId: string): string {
  return `${prefix}{${productId.replace(/[{}]/gu, '')}}`;
}
