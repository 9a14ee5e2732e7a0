import type { Catalog } from '../../src/catalog/resolution.ts';
import type { Clock } from '../../src/clock.ts';
import type { Ask } from '../../src/delivery/ask.ts';
import type { Turn } from '../../src/delivery/turn.ts';
import type { Engine } from '../../src/engine.ts';
import type { Log } from '../../src/insight/log.ts';
import { answerAsk } from '../answer-ask.ts';
import type { FileTools } from '../files/take-files.ts';
import { discordAddressSchema } from './discord-address.ts';
import type { DiscordApi } from './discord-api.ts';
import { originSchema } from './inbound/origin.ts';
import type { Pace } from './pace/pace.ts';
import { prepare } from './prepare.ts';
import { createDiscordSurface } from './surface/create-discord-surface.ts';
import type { Staff } from './thread/staff.ts';

export interface WorkerTools {
  readonly engine: Engine;
  readonly catalog: Catalog;
  readonly api: DiscordApi;
  readonly pace: Pace;
  readonly staff: Staff;
  readonly readAttached: FileTools['readAttached'];
  readonly apiUrl: string | null;
  readonly clock: Clock;
  readonly log: Log;
}

/** The worker of the desk: answers one ask in Discord from nothing but its JSON, so that any process can. */
export async function answerInDiscord(ask: Ask, tools: WorkerTools, turn: Turn): Promise<void> {
  const { engine, clock, log, api, pace } = tools;
  const address = discordAddressSchema.parse(ask.address);
  const origin = ask.origin == null ? null : originSchema.parse(ask.origin);
  const note = (what: string, error?: unknown): void => {
    const detail = error instanceof Error ? error.message.slice(0, 200) : undefined;
    log.debug({ event: 'discord_thread', question_id: ask.question.id, what, detail });
  };
  await answerAsk(
    ask,
    {
      prepare: (until) => prepare(ask, address, origin, { ...tools, note }, until),
      openSurface: () => createDiscordSurface({ address, api, pace, clock, question: ask.question, turn }),
    },
    { engine, clock },
    turn,
  );
}
