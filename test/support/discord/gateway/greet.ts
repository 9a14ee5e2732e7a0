import { z } from 'zod';
import type { Settings } from '../options.ts';
import { privileged, type App, type PrivilegedIntent } from '../state/app.ts';

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
export const closeCodes = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSeq: 4007,
  rateLimited: 4008,
  timedOut: 4009,
  invalidShard: 4010,
  shardingRequired: 4011,
  invalidVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

/** All intents that there are. */
const everyIntent = 0b11_0011_0001_1111_1111_1111_1111;
const mostGuildsOfShard = 2_500;

const identify = z.looseObject({
  token: z.string(),
  intents: z.int(),
  properties: z.looseObject({}),
  shard: z.tuple([z.int().min(0), z.int().min(1)]).optional(),
});

export interface Identified {
  readonly intents: number;
  readonly shard: readonly [number, number];
}

/** What an identify asks for, or the code that the connection is closed with. */
export function readIdentify(data: unknown, app: App, settings: Settings, guilds: number): Identified | number {
  const parsed = identify.safeParse(data);
  if (!parsed.success) return closeCodes.decodeError;
  const { token, intents, shard = [0, 1] } = parsed.data;
  if (!isTaken(app, token)) return closeCodes.authenticationFailed;
  if ((intents & ~everyIntent) !== 0) return closeCodes.invalidIntents;
  const names: readonly PrivilegedIntent[] = ['members', 'presences', 'messageContent'];
  if (names.some((name) => (intents & privileged[name]) !== 0 && !app.switches.has(name))) {
    return closeCodes.disallowedIntents;
  }
  if (shard[0] >= shard[1]) return closeCodes.invalidShard;
  if ((guilds + settings.guildsElsewhere) / shard[1] > mostGuildsOfShard) return closeCodes.shardingRequired;
  return { intents, shard };
}

const resume = z.looseObject({ token: z.string(), session_id: z.string(), seq: z.int().nullable() });

export interface Resuming {
  readonly session: string;
  readonly seq: number;
}

/** The session that is to go on, or the code that the connection is closed with. */
export function readResume(data: unknown, app: App): Resuming | number {
  const parsed = resume.safeParse(data);
  if (!parsed.success) return closeCodes.decodeError;
  if (!isTaken(app, parsed.data.token)) return closeCodes.authenticationFailed;
  return { session: parsed.data.session_id, seq: parsed.data.seq ?? 0 };
}

function isTaken(app: App, token: string): boolean {
  return token === app.token && !app.tokenRefusedBy.has('gateway');
}
