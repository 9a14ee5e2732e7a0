import { refusals } from '../refusal.ts';
import { channelShape, guildBrief, memberShape, roleShape, userShape } from '../state/shapes.ts';
import { isThread } from '../state/permissions.ts';
import { ownGuild } from './access.ts';
import { ok, type Run } from './route.ts';

/** https://docs.discord.com/developers/resources/guild */

export const getGuild: Run = ({ parts, at }) => ok(guildBrief(ownGuild(parts, at('guild'))));

/** The guilds that the bot is in. https://docs.discord.com/developers/resources/user#get-current-user-guilds */
export const getOwnGuilds: Run = ({ parts: { world, app }, query }) => {
  const own = [...world.guilds.values()].filter(({ members }) => members.has(app.id));
  const most = Number(query.get('limit') ?? 200);
  return ok(own.slice(0, most).map(({ id, name }) => ({ id, name, icon: null, owner: false, features: [] })));
};

export const getRoles: Run = ({ parts, at }) => ok([...ownGuild(parts, at('guild')).roles.values()].map(roleShape));

export const getMember: Run = ({ parts, at }) => {
  const guild = ownGuild(parts, at('guild'));
  if (!guild.members.has(at('user'))) throw refusals.unknownMember();
  return ok(memberShape(parts, guild, at('user')));
};

export const getGuildChannels: Run = ({ parts, at }) => {
  const guild = ownGuild(parts, at('guild'));
  const own = [...parts.world.channels.values()].filter((channel) => channel.guild === guild.id && !isThread(channel));
  return ok(own.map((channel) => channelShape(parts, channel)));
};

export const getUser: Run = ({ parts, at }) => {
  const user = parts.world.users.get(at('user'));
  if (user === undefined) throw refusals.unknownUser();
  return ok(userShape(user));
};
