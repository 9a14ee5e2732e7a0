import { z } from 'zod';
import { channelKind } from '../channel-kind.ts';
import type { DiscordAddress } from '../discord-address.ts';
import { limits } from '../limits.ts';
import type { InboundContext } from './inbound.ts';

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type */
export const interactionType = { ping: 1, command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-context-types */
const privateChannel = 2;
/** The key under which the owner stands of an app that is installed in a server. */
const guildInstall = '0';

const user = z.object({ id: z.string() });
/** A number of bits, as digits. */
const permissions = z
  .string()
  .regex(/^\d{1,20}$/u)
  .nullish();

export const interactionSchema = z.object({
  id: z.string(),
  application_id: z.string(),
  type: z.number(),
  token: z.string(),
  guild_id: z.string().nullish(),
  channel: z.object({ id: z.string(), type: z.number() }).nullish(),
  channel_id: z.string().nullish(),
  context: z.number().nullish(),
  authorizing_integration_owners: z.record(z.string(), z.string()).nullish(),
  member: z.object({ user, roles: z.array(z.string()).nullish(), permissions }).nullish(),
  user: user.nullish(),
  data: z.unknown().optional(),
  message: z.unknown().optional(),
});

/** Something that a person did by the platform's own means: a command, a click, a form. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly user: string;
  readonly roles: readonly string[];
  /** What the person may do in the channel, as bits; 0n outside of servers. */
  readonly permissions: bigint;
  readonly guild: string | null;
  readonly channel: string;
  readonly channelKind: DiscordAddress['channelKind'];
  /** The bot itself isn't there: the app belongs to the person alone. */
  readonly isVisitor: boolean;
  readonly application: string;
  readonly data: unknown;
  /** The message that was clicked in. */
  readonly message: unknown;
}

/** An interaction of any kind but a ping; null for what can't be read. */
export function readInteraction(data: unknown): Interaction | null {
  const parsed = interactionSchema.safeParse(data);
  if (!parsed.success) return null;
  const given = parsed.data;
  const person = given.member?.user ?? given.user;
  const channel = given.channel?.id ?? given.channel_id;
  if (person == null || channel == null) return null;
  const guild = given.guild_id ?? null;
  const owners = given.authorizing_integration_owners;
  const isMember = owners == null || Object.hasOwn(owners, guildInstall);
  return {
    id: given.id,
    token: given.token,
    type: given.type,
    user: person.id,
    roles: given.member?.roles ?? [],
    permissions: BigInt(given.member?.permissions ?? 0),
    guild,
    channel,
    channelKind: guild === null ? 'dm' : channelKind(given.channel?.type ?? 0),
    isVisitor: given.context === privateChannel || (guild !== null && !isMember),
    application: given.application_id,
    data: given.data,
    message: given.message,
  };
}

/** Where the answer to an interaction goes: into the message that stands for it, as long as its token holds. */
export function addressOf(
  { user: asker, guild, channel, channelKind: kind, application, token, isVisitor }: Interaction,
  { now, newId }: Pick<InboundContext, 'now' | 'newId'>,
): DiscordAddress {
  return {
    platform: 'discord',
    guild,
    channel,
    channelKind: kind,
    user: asker,
    replyTo: null,
    thread: 'never',
    application,
    token,
    tokenExpires: now + limits.tokenLife,
    isPrivate: false,
    isVisitor,
    message: null,
    showsQuestion: true,
    questionId: newId(),
  };
}
