import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { RedisClient } from '../../redis/connect-redis.ts';
import { slotLength, slotsInMinute } from './budget-ledger.ts';
import type { BudgetLedger } from './budget-ledger.ts';

/**
 * KEYS: the model's hash, `r` and `t` with the number of a slot for what was used in it, `until` for the end of a pause.
 * ARGV: now, requests, tokens, 1 when they are used already, the limits of both. Gives granted, tokens left, wait.
 */
const bookScript = `
local now, requests, tokens = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local slot = math.floor(now / ${slotLength})
local used, oldest, pausedUntil = { r = 0, t = 0 }, slot, 0
local fields = redis.call('HGETALL', KEYS[1])
for i = 1, #fields, 2 do
  local kind, at = string.match(fields[i], '^([rt])(%d+)$')
  if fields[i] == 'until' then
    pausedUntil = tonumber(fields[i + 1])
  elseif kind and tonumber(at) < slot - ${slotsInMinute} then
    redis.call('HDEL', KEYS[1], fields[i])
  elseif kind then
    oldest = math.min(oldest, tonumber(at))
    used[kind] = used[kind] + tonumber(fields[i + 1])
  end
end
local fits = used.r + requests <= tonumber(ARGV[5]) and (used.t + tokens <= tonumber(ARGV[6]) or used.t <= 0)
local granted = ARGV[4] == '1' or (pausedUntil <= now and fits)
if granted and (requests ~= 0 or tokens ~= 0) then
  redis.call('HINCRBY', KEYS[1], 'r' .. slot, requests)
  redis.call('HINCRBY', KEYS[1], 't' .. slot, tokens)
  redis.call('PEXPIRE', KEYS[1], math.max(${(slotsInMinute + 1) * slotLength}, math.ceil(pausedUntil - now)))
end
local wait = granted and 0 or pausedUntil > now and pausedUntil - now or (oldest + ${slotsInMinute + 1}) * ${slotLength} - now
return { granted and 1 or 0, tonumber(ARGV[6]) - used.t, math.ceil(wait) }`;

const pauseScript = `
local untilTime = math.max(tonumber(redis.call('HGET', KEYS[1], 'until')) or 0, tonumber(ARGV[2]))
redis.call('HSET', KEYS[1], 'until', untilTime)
return redis.call('PEXPIRE', KEYS[1], math.max(${(slotsInMinute + 1) * slotLength}, math.ceil(untilTime - ARGV[1])))`;

const bookReply = z.tuple([z.number(), z.number(), z.number()]);

/** A ledger in Redis that all processes share: `limit:model:{name}`. Goes by the processes' own clocks. */
export function createRedisBudgetLedger(redis: RedisClient, clock: Clock): BudgetLedger {
  const keyOf = (model: string): string => `limit:model:{${model.replace(/[{}]/gu, '')}}`;
  return {
    async book(model, { requests, tokens, used = false }, limits, signal) {
      const values = [Math.floor(clock.now()), requests, tokens, used ? 1 : 0, limits.requests, limits.tokens];
      const reply = await redis.run((commands) => commands.eval(bookScript, 1, keyOf(model), ...values), signal);
      const [granted, tokensLeft, wait] = bookReply.parse(reply);
      return { granted: granted === 1, tokensLeft, wait };
    },
    async pause(model, milliseconds) {
      const now = Math.floor(clock.now());
      const values = [now, now + Math.ceil(milliseconds)];
      await redis.run((commands) => commands.eval(pauseScript, 1, keyOf(model), ...values));
    },
  };
}
