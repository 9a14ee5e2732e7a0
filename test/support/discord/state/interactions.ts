import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../../stand-in/json.ts';

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type */
export const interactionTypes = { ping: 1, command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** Something that a person did, and what became of it. Times in milliseconds since the epoch. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly user: string;
  readonly channel: string;
  /** Of a command its name, of a component or modal its custom_id. */
  readonly name: string;
  readonly at: number;
  /** The bot isn't in the guild: the app belongs to the person alone. */
  readonly userInstalled: boolean;
  /** The message that was clicked on, or whose button opened the modal. */
  readonly source: string | null;
  /** When the app said that it has it; null while it hasn't. */
  ackedAt: number | null;
  /** From sending to the ack, in real milliseconds. */
  ackAfter: number | null;
  readonly sentAt: number;
  /** The type of the callback that acked it. */
  callback: number | null;
  /** What is offered for an option. */
  choices: readonly JsonObject[] | null;
  /** The form that it opened. */
  modal: JsonObject | null;
  /** The message that `@original` stands for. */
  original: string | null;
  followUps: number;
}

export type NewInteraction = Pick<Interaction, 'type' | 'user' | 'channel' | 'name' | 'userInstalled' | 'source'>;

export interface Interactions {
  readonly all: readonly Interaction[];
  add(interaction: NewInteraction): Interaction;
  byId(id: string): Interaction | null;
  byToken(token: string): Interaction | null;
}

export function createInteractions(id: () => string, now: () => number): Interactions {
  const all: Interaction[] = [];
  const tokens = new Map<string, Interaction>();
  const ids = new Map<string, Interaction>();
  return {
    all,
    add(given) {
      const nothing = { ackedAt: null, ackAfter: null, callback: null, choices: null, modal: null, original: null };
      const token = Buffer.from(`interaction:${randomBytes(60).toString('hex')}`).toString('base64url');
      const made = { id: id(), token, at: now(), sentAt: performance.now(), followUps: 0 };
      const interaction: Interaction = { ...given, ...nothing, ...made };
      all.push(interaction);
      tokens.set(token, interaction);
      ids.set(interaction.id, interaction);
      return interaction;
    },
    byId: (wanted) => ids.get(wanted) ?? null,
    byToken: (token) => tokens.get(token) ?? null,
  };
}
