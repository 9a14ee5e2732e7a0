import { z } from 'zod';
import type { Team } from '../inbound/inbound.ts';
import { decodeAction } from '../render/actions.ts';
import type { SlackAction } from '../render/actions.ts';

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
const clickSchema = z.object({
  type: z.literal('block_actions'),
  user: z.object({ id: z.string(), team_id: z.string().nullish() }),
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  is_enterprise_install: z.union([z.boolean(), z.string()]).nullish(),
  container: z.object({
    channel_id: z.string(),
    message_ts: z.string(),
    thread_ts: z.string().nullish(),
    is_ephemeral: z.boolean().nullish(),
  }),
  message: z
    .object({
      user: z.string().nullish(),
      thread_ts: z.string().nullish(),
      blocks: z
        .array(z.object({ elements: z.array(z.unknown()).nullish().catch(null) }))
        .nullish()
        .catch(null),
    })
    .nullish(),
  actions: z.array(z.unknown()).min(1),
  response_url: z.string().nullish(),
  trigger_id: z.string().nullish(),
});

/** A click on one of the bot's own elements in a message. */
export interface Click extends Team {
  readonly action: SlackAction;
  readonly user: string;
  readonly channel: string;
  /** ts of the message with the element. */
  readonly message: string;
  /** ts of the thread that the message stands in; null: it stands in the channel. */
  readonly thread: string | null;
  /** Only the person who clicked sees the message. */
  readonly isEphemeral: boolean;
  /** What the message's own button would hand over to a person; null where it has none. */
  readonly forPerson: Extract<SlackAction, { kind: 'person' }> | null;
  readonly botUser: string | null;
  readonly responseUrl: string | null;
  readonly triggerId: string | null;
}

/** Reads a click; null for anything else, and for elements that aren't the bot's or only open an address. */
export function readClick(body: unknown): Click | null {
  const parsed = clickSchema.safeParse(body);
  if (!parsed.success) return null;
  const { user, team, enterprise, container, message, actions, response_url, trigger_id } = parsed.data;
  const action = decodeAction(actions[0]);
  const home = team?.id ?? user.team_id;
  if (action === null || home == null) return null;
  const thread = container.thread_ts ?? message?.thread_ts ?? null;
  return {
    action,
    team: home,
    enterprise: String(parsed.data.is_enterprise_install) === 'true' ? (enterprise?.id ?? null) : null,
    user: user.id,
    channel: container.channel_id,
    message: container.message_ts,
    thread: thread === container.message_ts ? null : thread,
    isEphemeral: container.is_ephemeral === true,
    forPerson: (message?.blocks ?? []).flatMap(({ elements }) => (elements ?? []).flatMap(personIn))[0] ?? null,
    botUser: message?.user ?? null,
    responseUrl: response_url ?? null,
    triggerId: trigger_id ?? null,
  };
}

function personIn(element: unknown): readonly Extract<SlackAction, { kind: 'person' }>[] {
  const action = decodeAction(element);
  return action?.kind === 'person' ? [action] : [];
}
