import { z } from 'zod';
import type { Scenario } from '../../../src/question.ts';
import { shorten } from '../../../src/answer/shorten.ts';
import { limits } from '../limits.ts';

const scenario = z.enum(['general', 'studio', 'live']) satisfies z.ZodType<Scenario>;

/** Where an answer stands that isn't for one person's eyes: channel, and ts of the thread it is in or begins. */
export const askedPlace = z.object({ channel: z.string(), thread: z.string() });

export type AskedPlace = Readonly<z.infer<typeof askedPlace>>;

/** What a click asks for. Plain JSON inside the button, so that any process can act on it. */
const actionSchema = z.discriminatedUnion('kind', [
  /** Goes on with the question already asked, about this product, in the same message; '' where nothing was asked yet. */
  z.object({ kind: z.literal('choose'), productId: z.string(), question: z.string(), scenario }),
  /** Asks a question in the thread: a follow-up, or one about an accessory. */
  z.object({ kind: z.literal('ask'), productId: z.string().nullable(), question: z.string(), scenario }),
  z.object({
    kind: z.literal('vote'),
    vote: z.enum(['up', 'down']),
    questionId: z.string(),
    productId: z.string().nullable(),
    scenario,
  }),
  /** Hands the question over to the people on duty. */
  z.object({
    kind: z.literal('person'),
    questionId: z.string(),
    productId: z.string().nullable(),
    question: z.string(),
    /** Names of the pages consulted, as the message showed them. */
    pages: z.array(z.string()),
  }),
  /** Has one of the people on duty write an answer that is kept. */
  z.object({
    kind: z.literal('save'),
    productId: z.string(),
    question: z.string(),
    place: askedPlace.nullable(),
  }),
]);

export type SlackAction = z.infer<typeof actionSchema>;

/** Begins every action_id of ours. */
export const actionPrefix = 'hsc:';
/** The menu of products: the chosen option's value is the product's id, the question follows in the action_id. */
const menuPrefix = `${actionPrefix}menu:`;
/** The modal that asks why an answer didn't help. */
export const reasonCallback = `${actionPrefix}reason`;
/** The modal that takes an answer to keep. */
export const saveCallback = `${actionPrefix}save`;

/**
 * The id of a button's action.
 * @param index its place among the buttons of its block, since ids are unique there
 */
export function actionId(kind: SlackAction['kind'], index = 0): string {
  return `${actionPrefix}${kind}:${index}`;
}

/** A button's value, at most 2,000 characters: of a longer question its beginning is kept, of many pages the first. */
export function encodeAction(action: SlackAction): string {
  const whole = JSON.stringify(action);
  if (whole.length <= limits.buttonValue || !('question' in action)) return whole;
  const short = action.kind === 'person' ? { ...action, pages: action.pages.slice(0, 20) } : action;
  for (let most = 1_500; most > 0; most -= 100) {
    const value = JSON.stringify({ ...short, question: shorten(action.question, most) });
    if (value.length <= limits.buttonValue) return value;
  }
  return JSON.stringify({ ...short, question: '' });
}

/** Whether the question fits a menu of products. */
export function fitsMenu(question: string): boolean {
  return menuId(question, 'general').length <= limits.actionId;
}

/** The action_id of a menu of products that keeps the question. */
export function menuId(question: string, asked: Scenario): string {
  return `${menuPrefix}${asked}:${question}`;
}

const clicked = z.object({
  action_id: z.string(),
  value: z.string().optional(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/**
 * What a click on one of our elements asks for.
 * @param action an entry of `actions` in a `block_actions` payload
 * @returns null for an element that isn't ours, that only opens an address, or whose value is damaged
 */
export function decodeAction(action: unknown): SlackAction | null {
  const parsed = clicked.safeParse(action);
  if (!parsed.success || !parsed.data.action_id.startsWith(actionPrefix)) return null;
  const { action_id, value, selected_option } = parsed.data;
  if (action_id.startsWith(menuPrefix)) {
    const [asked = '', ...question] = action_id.slice(menuPrefix.length).split(':');
    const known = scenario.safeParse(asked);
    if (selected_option == null || !known.success) return null;
    const productId = selected_option.value;
    return { kind: 'choose', productId, question: question.join(':'), scenario: known.data };
  }
  const decoded = actionSchema.safeParse(parseJson(value ?? ''));
  return decoded.success ? decoded.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
