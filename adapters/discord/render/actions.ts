import { z } from 'zod';
import type { Scenario } from '../../../src/question.ts';
import { limits } from '../limits.ts';

/**
 * What a click asks for. A custom_id holds 100 characters, so what doesn't fit is read from the message that was clicked
 * in, which comes along with the click: the question, the text beside a button, its label.
 */
export type DiscordAction =
  /** Goes on with the question already asked, about this product, in the same message. */
  | { readonly kind: 'choose'; readonly scenario: Scenario; readonly productId: string }
  /** The same, by a menu: the product is the value that was chosen. */
  | { readonly kind: 'menu'; readonly scenario: Scenario }
  /** Asks what the button says. */
  | { readonly kind: 'ask'; readonly scenario: Scenario; readonly index: number; readonly productId: string | null }
  /** Asks how an accessory is used; it is named beside the button. */
  | { readonly kind: 'use'; readonly scenario: Scenario; readonly index: number; readonly productId: string | null }
  /** Asks for more about the tip beside the button. */
  | { readonly kind: 'tip'; readonly scenario: Scenario; readonly index: number; readonly productId: string | null }
  | {
      readonly kind: 'vote';
      readonly scenario: Scenario;
      readonly vote: 'up' | 'down';
      readonly questionId: string;
      readonly productId: string | null;
    }
  /** Hands the question over to the people on duty. */
  | { readonly kind: 'person'; readonly questionId: string; readonly productId: string | null }
  /** The modal that asks why an answer didn't help. */
  | { readonly kind: 'reason'; readonly questionId: string; readonly productId: string | null }
  /** Has one of the people on duty write an answer that is kept; `answer` is the modal for it. */
  | { readonly kind: 'save' | 'answer'; readonly productId: string; readonly place: AskedPlace | null };

/** Where an answer stands that isn't for one person's eyes. */
export interface AskedPlace {
  readonly channel: string;
  readonly message: string;
}

const prefix = 'hsc';
const scenarios = { g: 'general', s: 'studio', l: 'live' } as const satisfies Record<string, Scenario>;
const letterOf = { general: 'g', studio: 's', live: 'l' } as const satisfies Record<Scenario, keyof typeof scenarios>;

const scenario = z.enum(['g', 's', 'l']).transform((letter) => scenarios[letter]);
const index = z
  .string()
  .regex(/^\d{1,2}$/u)
  .transform(Number);
const productId = z.string().transform((id) => (id === '' ? null : id));
const given = z.string().min(1);
const snowflake = z.string().regex(/^\d{0,20}$/u);

/** What stands between the colons, after the prefix. */
const partsSchema = z.union([
  z
    .tuple([z.literal('choose'), scenario, given])
    .transform(([kind, asked, id]): DiscordAction => ({ kind, scenario: asked, productId: id })),
  z.tuple([z.literal('menu'), scenario]).transform(([kind, asked]): DiscordAction => ({ kind, scenario: asked })),
  z
    .tuple([z.enum(['ask', 'use', 'tip']), scenario, index, productId])
    .transform(([kind, asked, place, id]): DiscordAction => ({ kind, scenario: asked, index: place, productId: id })),
  z
    .tuple([z.literal('vote'), scenario, z.enum(['up', 'down']), given, productId])
    .transform(([kind, asked, vote, questionId, id]): DiscordAction => {
      return { kind, scenario: asked, vote, questionId, productId: id };
    }),
  z
    .tuple([z.enum(['person', 'reason']), given, productId])
    .transform(([kind, questionId, id]): DiscordAction => ({ kind, questionId, productId: id })),
  z
    .tuple([z.enum(['save', 'answer']), given, snowflake, snowflake])
    .transform(([kind, id, channel, message]): DiscordAction => {
      return { kind, productId: id, place: channel === '' || message === '' ? null : { channel, message } };
    }),
]);

/** The custom_id of an action. A product whose id is too long for it is left out; null where it can't do without. */
export function encodeAction(action: DiscordAction): string | null {
  const whole = [prefix, ...partsOf(action)].join(':');
  if (whole.length <= limits.customId) return whole;
  switch (action.kind) {
    case 'choose':
    case 'menu':
    case 'save':
    case 'answer':
      return null;
    default:
      return action.productId === null ? null : encodeAction({ ...action, productId: null });
  }
}

function partsOf(action: DiscordAction): readonly (string | number)[] {
  switch (action.kind) {
    case 'choose':
      return [action.kind, letterOf[action.scenario], action.productId];
    case 'menu':
      return [action.kind, letterOf[action.scenario]];
    case 'ask':
    case 'use':
    case 'tip':
      return [action.kind, letterOf[action.scenario], action.index, action.productId ?? ''];
    case 'vote':
      return [action.kind, letterOf[action.scenario], action.vote, action.questionId, action.productId ?? ''];
    case 'person':
    case 'reason':
      return [action.kind, action.questionId, action.productId ?? ''];
    case 'save':
    case 'answer':
      return [action.kind, action.productId, action.place?.channel ?? '', action.place?.message ?? ''];
  }
}

/** What a custom_id stands for; null for one that isn't ours, or is damaged. Ids of products have no colon in them. */
export function decodeAction(customId: string): DiscordAction | null {
  const [own, ...parts] = customId.split(':');
  if (own !== prefix) return null;
  return partsSchema.safeParse(parts).data ?? null;
}
