import { z } from 'zod';
import type { Clock } from '../../../src/clock.ts';
import type { RedisClient } from '../../../src/redis/connect-redis.ts';
import { forgottenAfter, hair } from './ledger.ts';
import type { Entry, Ledger, Way } from './ledger.ts';
import { runScript, script } from './redis-script.ts';

/**
 * KEYS: the set of the group's answers, then one key for each draw of each way, in order. ARGV: now, the answer, when it
 * is forgotten, `spend` or `claim`, the ways as JSON. Gives way (-1: none), wait, calls left, answers of the group; the
 * broken numbers as text, since a reply has none.
 */
const bookScript = script(`
local now = tonumber(ARGV[1])
local ways = cjson.decode(ARGV[5])
local key, best, bestCost = 1, nil, nil
for index, way in ipairs(ways) do
  way.wait, way.open = 0, true
  for _, draw in ipairs(way.draws) do
    key = key + 1
    draw.key = KEYS[key]
    draw.debt = math.max(0, (tonumber(redis.call('GET', draw.key)) or 0) - now)
    way.wait = math.max(way.wait, draw.debt - (draw.burst - draw.cost) * draw.period)
    if draw.burst - draw.debt / draw.period - draw.cost < -${hair} then way.open = false end
  end
  if ARGV[4] == 'claim' or way.open then
    local cost = way.wait + way.handicap
    if best == nil or cost < bestCost then best, bestCost = index, cost end
  end
end
local chosen = ways[best or 1]
if best then
  for _, draw in ipairs(chosen.draws) do
    if draw.cost > 0 then
      draw.debt = draw.debt + draw.cost * draw.period
      redis.call('SET', draw.key, string.format('%.3f', now + draw.debt), 'PX', math.ceil(draw.debt) + 1000)
    end
  end
end
local running = 0
if ARGV[2] ~= '' then
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
  if best then
    redis.call('ZADD', KEYS[1], ARGV[3], ARGV[2])
    redis.call('PEXPIRE', KEYS[1], math.ceil(ARGV[3] - now))
  end
  running = redis.call('ZCARD', KEYS[1])
end
local first = chosen.draws[1]
local wait = best and ARGV[4] == 'claim' and chosen.wait or 0
return {(best or 0) - 1, string.format('%.3f', wait), string.format('%.6f', first.burst - first.debt / first.period), running}`);

const drainScript = script(`
local value = math.max(tonumber(ARGV[1]), tonumber(redis.call('GET', KEYS[1])) or 0)
return redis.call('SET', KEYS[1], string.format('%.3f', value), 'PX', math.ceil(value - ARGV[2]) + 1000)`);

const bookReply = z.tuple([z.number(), z.coerce.number(), z.coerce.number(), z.number()]);

/**
 * A ledger in Redis that all processes share: `slack_rate:{team}…`, on one slot of a Cluster. Goes by the processes' own
 * clocks: where they differ by a second, so does what is booked.
 */
export function createRedisLedger(redis: RedisClient, clock: Clock): Ledger {
  const keyOf = (team: string, name: string): string => `slack_rate:{${team}}:${name}`;
  const runningKey = (team: string, group: string): string => `slack_running:{${team}}:${group}`;

  async function book(
    mode: 'spend' | 'claim',
    team: string,
    answer: string | null,
    ways: readonly Way[],
    signal: AbortSignal,
  ): Promise<Entry> {
    const group = ways[0]?.group ?? null;
    const names = ways.flatMap(({ draws }) => draws.map(({ name }) => keyOf(team, name)));
    const keys = [runningKey(team, group ?? ''), ...names];
    const now = clock.now();
    const values = [now, group === null ? '' : (answer ?? ''), now + forgottenAfter, mode, JSON.stringify(ways)];
    const reply = await redis.run((commands) => runScript(commands, bookScript, keys, values), signal);
    const [way, wait, left, running] = bookReply.parse(reply);
    return { way: way < 0 ? null : way, wait, left, running };
  }

  return {
    spend: (team, answer, way, signal) => book('spend', team, answer, [way], signal),
    claim: (team, ways, signal) => book('claim', team, null, ways, signal),
    async drain(team, { name, burst, period }, milliseconds) {
      const now = clock.now();
      const until = now + milliseconds + (burst - 1) * period;
      await redis.run((commands) => runScript(commands, drainScript, [keyOf(team, name)], [until, now]));
    },
    async leave(team, answer, groups) {
      await redis.run((commands) => Promise.all(groups.map((group) => commands.zrem(runningKey(team, group), answer))));
    },
  };
}
