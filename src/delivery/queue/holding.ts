import { z } from 'zod';
import type { RedisClient } from '../../redis/connect-redis.ts';
import type { Marks } from '../turn.ts';

/** Whose turn an ask is: which process holds it, until when it is to be believed, and what that one has shown. */
export interface Holding {
  /** Who held it before; null: nobody, or somebody who gave it up. */
  readonly from: string | null;
  /** How many had it before. */
  readonly tries: number;
  readonly marks: Marks | null;
}

/** `ended`: it was answered. A number: another process holds it, and was heard of; milliseconds until it has to be again. */
export type Claimed = Holding | 'ended' | number;

/** Who holds which ask: `turn:{hsc}:{id}`. Written by whoever holds it alone, so that nobody writes who has lost it. */
export interface Holdings {
  /**
   * Takes an ask that nobody holds, or that wasn't heard of for longer than `lease`.
   * @throws HscError `redis-unavailable`
   */
  claim(id: string): Promise<Claimed>;
  /**
   * Says that it is still held here, and writes what is given.
   * @returns false when another process holds it, or it has ended. Where Redis knows of nobody, it is held from now on.
   * @throws HscError `redis-unavailable`
   */
  renew(id: string, change?: Change): Promise<boolean>;
}

interface Change {
  readonly marks?: Marks;
  readonly tries?: number;
  /** `released`: anybody may have it at once. `ended`: nobody may, ever. */
  readonly to?: 'released' | 'ended';
}

/** Remembered for longer than any ask waits. Milliseconds. */
const rememberedFor = 60 * 60 * 1_000;

const now = `local time = redis.call('TIME'); local now = time[1] * 1000 + math.floor(time[2] / 1000)`;

/** ARGV: me, lease, remembered for. Gives who held it, since how many tries, the marks, and how long it is still held. */
const claimScript = `${now}
local holder = redis.call('HGET', KEYS[1], 'holder') or ''
local left = (tonumber(redis.call('HGET', KEYS[1], 'until')) or 0) - now
local isFree = holder == '' or holder == 'released' or holder == ARGV[1]
if holder == 'ended' or (not isFree and left > 0) then return {holder, 0, '', left} end
redis.call('HSET', KEYS[1], 'holder', ARGV[1], 'until', now + ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
local tries = redis.call('HINCRBY', KEYS[1], 'tries', 1)
return {holder, tries - 1, redis.call('HGET', KEYS[1], 'marks') or '', 0}`;

/** ARGV: me, lease, remembered for, then fields and values. Gives 1, or 0 when somebody else holds it. */
const renewScript = `${now}
local holder = redis.call('HGET', KEYS[1], 'holder')
if holder and holder ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'holder', ARGV[1], 'until', now + ARGV[2])
for index = 4, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[index], ARGV[index + 1]) end
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1`;

const claimReply = z.tuple([z.string(), z.number(), z.string(), z.number()]);
const marksSchema = z.record(z.string(), z.unknown());

/** @param me name of this process; @param lease milliseconds for which a holder is believed to live */
export function createHoldings(redis: RedisClient, me: string, lease: number): Holdings {
  const keyOf = (id: string): string => `turn:{hsc}:${id}`;
  return {
    async claim(id) {
      const reply = await redis.run((commands) => commands.eval(claimScript, 1, keyOf(id), me, lease, rememberedFor));
      const [holder, tries, marks, left] = claimReply.parse(reply);
      if (holder === 'ended') return 'ended';
      if (left > 0) return left;
      return { from: ['', 'released', me].includes(holder) ? null : holder, tries, marks: readMarks(marks) };
    },
    async renew(id, { marks, tries, to } = {}) {
      const fields = [
        ...(marks === undefined ? [] : ['marks', JSON.stringify(marks)]),
        ...(tries === undefined ? [] : ['tries', tries]),
        ...(to === undefined ? [] : ['holder', to]),
      ];
      const reply = await redis.run((commands) =>
        commands.eval(renewScript, 1, keyOf(id), me, lease, rememberedFor, ...fields),
      );
      return reply === 1;
    },
  };
}

function readMarks(text: string): Marks | null {
  if (text === '') return null;
  try {
    return marksSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
