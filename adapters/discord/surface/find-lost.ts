import { z } from 'zod';
import { DiscordError } from '../discord-error.ts';
import { typeOf } from '../render/components.ts';
import type { DiscordMessage } from '../render/components.ts';
import type { Screen } from './screen.ts';
import { nothing } from './screen.ts';
import type { Writer } from './writer.ts';

const foundSchema = z.array(
  z.object({
    id: z.string(),
    application_id: z.string().nullish(),
    content: z.string(),
    components: z.unknown().optional(),
  }),
);

/** A message that isn't to be seen after this time wasn't made. Milliseconds. */
const appearsWithin = 1_500;

/**
 * Looks for a message by the interaction's token whose reply was lost: those can't be made unique by a nonce. Where the
 * channel can't be read it is taken for not sent: twice is better than never.
 */
export async function findLost(
  writer: Writer,
  lost: Extract<Screen, { kind: 'lost' }>,
  known: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Screen> {
  const { address, api, clock, original } = writer;
  if (address.isVisitor || address.isPrivate) return nothing;
  const words = wordsOf(lost.message);
  const query = { limit: '50', ...(original === null ? {} : { after: original }) };
  const path = `/channels/${address.channel}/messages` as const;
  try {
    const reply = await api.persist(
      { method: 'GET', path, query, lane: { route: 'read', major: address.channel } },
      signal,
    );
    const found = foundSchema.parse(reply).find((message) => {
      const isOurs = message.application_id === address.application && !known.has(message.id);
      return isOurs && lettersOf(message.content + textsIn(message.components)) === words;
    });
    if (found !== undefined) return { kind: 'message', id: found.id, shown: null };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof DiscordError) && !(error instanceof z.ZodError)) throw error;
    return nothing;
  }
  return clock.now() - lost.since < appearsWithin ? lost : nothing;
}

function wordsOf({ content, components }: DiscordMessage): string {
  return lettersOf((content ?? '') + textsIn(components));
}

/** The texts of components, in their order. */
function textsIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textsIn).join('');
  if (typeof value !== 'object' || value === null) return '';
  const own = 'type' in value && value.type === typeOf.text && 'content' in value ? String(value.content) : '';
  return own + ('components' in value ? textsIn(value.components) : '');
}

/** Letters and digits alone: invisible signs may be told in another way than they were written. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
