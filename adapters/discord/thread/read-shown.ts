import { z } from 'zod';
import { decodeAction } from '../render/actions.ts';
import { typeOf } from '../render/components.ts';
import { unescapeText } from '../render/escape.ts';
import { textIds } from '../render/marked-texts.ts';

interface Shown {
  /** The question, where the message shows it. */
  readonly question: string | null;
  /** The text of the answer. */
  readonly text: string;
  /** What its buttons say that it is about. */
  readonly productId: string | null;
  /** Names of the pages below it. */
  readonly pages: readonly string[];
  /** Who asked by a command or a click; '' where that isn't told. */
  readonly asker: string;
}

const componentSchema = z.looseObject({
  type: z.number(),
  id: z.number().nullish(),
  content: z.string().nullish(),
  custom_id: z.string().nullish(),
  label: z.string().nullish(),
});

export type Component = z.infer<typeof componentSchema>;

const askedSchema = z.object({
  interaction_metadata: z.object({ user: z.object({ id: z.string() }) }).nullish(),
});

const marked: ReadonlySet<number> = new Set(Object.values(textIds));

/** What a message of the bot's own says, read back from how it shows it. */
export function readShown(content: string, components: unknown, message: unknown): Shown {
  const all = [...walk(components)];
  const textOf = (id: number): string | null => all.find((one) => one.id === id)?.content ?? null;
  const texts = all.filter(({ type, id }) => type === typeOf.text && !marked.has(id ?? 0));
  const question = textOf(textIds.question);
  const sources = textOf(textIds.sources);
  return {
    question: question === null ? null : plain(question, '❓'),
    text: [content, ...texts.map((one) => one.content ?? '')]
      .map(unescapeText)
      .filter((text) => text.trim() !== '')
      .join('\n'),
    productId: productOf(all),
    pages: sources === null ? [] : plain(sources, '📖').split(/\s+·\s+/u),
    asker: askedSchema.safeParse(message).data?.interaction_metadata?.user.id ?? '',
  };
}

/** Without its sign. */
function plain(markdown: string, sign: string): string {
  return unescapeText(markdown).trim().replace(sign, '').trim();
}

/** A question about an accessory stands on a button too, so only a vote or "ask a person" is believed. */
function productOf(components: readonly Component[]): string | null {
  const actions = components.flatMap(({ custom_id: id }) => (id == null ? [] : (decodeAction(id) ?? [])));
  const own = actions.find(({ kind }) => kind === 'vote' || kind === 'person');
  return own !== undefined && 'productId' in own ? own.productId : null;
}

/** Every component inside these, each before what is in it. What can't be read is left out. */
export function* walk(components: unknown, depth = 0): Generator<Component> {
  if (!Array.isArray(components) || depth > 4) return;
  for (const component of components) {
    const parsed = componentSchema.safeParse(component);
    if (!parsed.success) continue;
    yield parsed.data;
    yield* walk(parsed.data['components'], depth + 1);
    yield* walk([parsed.data['accessory']], depth + 1);
  }
}
