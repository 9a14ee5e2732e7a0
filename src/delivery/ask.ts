import { z } from 'zod';
import type { Question } from '../question.ts';

/** Plain JSON that only the adapter of its platform reads: enough to write the answer from any process. */
export interface ReplyAddress {
  readonly platform: string;
  readonly [part: string]: string | number | boolean | null;
}

/** Plain JSON that the adapter of its platform wrote and reads: where earlier turns and attached files are found. */
export type Origin = Readonly<Record<string, unknown>>;

/** `asked`: the bot was named, commanded, clicked or written to. `overheard`: it answers of its own accord. */
export type Urgency = 'asked' | 'overheard';

/** A question and where its answer goes: everything that a worker needs. Plain JSON. */
export interface Ask {
  /** Without pictures and documents, which are looked up by the worker. Its id is the ask's. */
  readonly question: Question;
  readonly address: ReplyAddress;
  /** What the platform calls the event, in every way it may come again. An ask of which one was seen before is dropped. */
  readonly eventKeys: readonly string[];
  /** What is looked up on the platform before the answer begins; missing or null: nothing. */
  readonly origin?: Origin | null;
  /** Names whoever asks, over all platforms and workspaces (`platform:T1:U1`); null: there is nobody to count it for. */
  readonly person: string | null;
  /** Names the workspace or server, over all platforms (`platform:T1`); null: there is none. */
  readonly workspace: string | null;
  /** Names the place in which a "stop" ends this answer, over all platforms (`platform:T1:C1:1600.1`). */
  readonly conversation: string;
  readonly urgency: Urgency;
  /** The limits don't hold for people on duty. */
  readonly isStaff: boolean;
}

const turnSchema = z.object({ role: z.enum(['person', 'bot']), text: z.string() });

/** An ask as it comes out of Redis. Pictures and documents never went in. */
export const askSchema: z.ZodType<Ask> = z.object({
  question: z.object({
    id: z.string(),
    text: z.string(),
    productHint: z.string().nullable(),
    scenario: z.enum(['general', 'studio', 'live']),
    images: z.array(z.never()),
    thread: z.array(turnSchema),
    asker: z.object({ platform: z.string(), id: z.string().nullable() }),
  }),
  address: z.object({ platform: z.string() }).catchall(z.union([z.string(), z.number(), z.boolean(), z.null()])),
  eventKeys: z.array(z.string()),
  origin: z.record(z.string(), z.unknown()).nullable().default(null),
  person: z.string().nullable(),
  workspace: z.string().nullable(),
  conversation: z.string(),
  urgency: z.enum(['asked', 'overheard']),
  isStaff: z.boolean(),
});
