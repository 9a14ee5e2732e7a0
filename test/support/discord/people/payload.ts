import type { JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import type { Interaction } from '../state/interactions.ts';
import { channelShape, memberShape, permissionsShape, userShape } from '../state/shapes.ts';

/** Where somebody does something, and who. */
export interface Place {
  readonly user: string;
  readonly channel: string;
}

/** Records what a person did; the bot is in the guild, or the app is the person's own. */
export function begin(
  parts: Parts,
  { user, channel }: Place,
  { type, name, source = null }: { readonly type: number; readonly name: string; readonly source?: string | null },
): Interaction {
  parts.world.user(user);
  const { guild } = parts.world.channel(channel);
  const userInstalled = guild !== null && !parts.world.guild(guild).members.has(parts.app.id);
  return parts.interactions.add({ type, user, channel, name, source, userInstalled });
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
export function payloadOf(parts: Parts, interaction: Interaction, data: JsonObject, more: JsonObject = {}): JsonObject {
  const { world, app } = parts;
  const { id, token, type, user, userInstalled } = interaction;
  const channel = world.channel(interaction.channel);
  const guild = channel.guild === null ? null : world.guild(channel.guild);
  const { locale } = world.user(user);
  const member = guild === null ? null : memberShape(parts, guild, user);
  const permissions = permissionsShape(parts, channel, user);
  return {
    ...{ id, application_id: app.id, type, token, version: 1, data, locale, entitlements: [], ...more },
    ...{ channel: { ...channelShape(parts, channel), permissions }, channel_id: channel.id },
    app_permissions: permissionsShape(parts, channel, userInstalled ? user : app.id),
    attachment_size_limit: 10_485_760,
    authorizing_integration_owners: userInstalled ? { '1': user } : { '0': guild?.id ?? '0' },
    context: guild === null ? 1 : 0,
    ...(guild === null || member === null
      ? { user: userShape(world.user(user)) }
      : {
          ...{ member: { ...member, permissions }, guild_id: guild.id, guild_locale: 'en-US' },
          guild: { id: guild.id, locale: 'en-US', features: [] },
        }),
  };
}
