import { verifyEndpoint } from './gateway/deliver.ts';
import type { Parts } from './parts.ts';
import type { Setting } from './discord.ts';
import { bitsOf, usual } from './state/permissions.ts';
import { channelTypes, type Channel, type Guild } from './state/world.ts';

/** Everything about what there is. */
export function createSetting(parts: Parts): Setting {
  const { world, app } = parts;
  const guildOf = (id?: string): Guild => world.guild(id ?? [...world.guilds.keys()][0] ?? '');
  return {
    addGuild: (given) => addGuild(parts, given.name, given.bot ?? true),
    addPerson({ name, guild, roles = [], bot = false, locale = 'en-GB' }) {
      const id = world.id();
      world.users.set(id, { id, name, bot, locale, takesDms: true });
      guildOf(guild).members.set(id, { user: id, roles: [...roles] });
      return id;
    },
    addRole({ name, permissions, guild }) {
      const id = world.id();
      guildOf(guild).roles.set(id, { id, name, permissions: bitsOf(permissions) });
      return id;
    },
    addChannel({ name, guild, kind = 'text' }) {
      const channel = world.addChannel({ name, type: channelTypes[kind], guild: guildOf(guild).id });
      parts.events.channelMade(channel);
      return channel.id;
    },
    addAttachment({ name, type, base64 }) {
      const id = world.id();
      world.attachments.set(id, { id, name, type, bytes: Buffer.from(base64, 'base64'), description: null });
      return id;
    },
    join(guild, person) {
      guildOf(guild).members.set(person, { user: person, roles: [] });
    },
    dm: (person) => world.dmOf(person).id,
    takePermission(id, permission) {
      const { denied }: Channel = world.channel(id);
      denied.set(app.id, (denied.get(app.id) ?? 0n) | bitsOf([permission]));
    },
    givePermissions: (id) => void world.channel(id).denied.delete(app.id),
    closeDms: (person) => void (world.user(person).takesDms = false),
    archive(id, locked = false) {
      Object.assign(world.channel(id), { archived: true, locked });
    },
    turnOn: (intent) => void app.switches.add(intent),
    turnOff: (intent) => void app.switches.delete(intent),
    replaceToken: (by) => void app.tokenRefusedBy.add(by),
    ban() {
      parts.rates.ban();
    },
    deliverTo: (url) => void (app.endpoint = url),
    verifyEndpoint: (url) => verifyEndpoint(parts, url),
  };
}

function addGuild({ world, app }: Parts, name: string, hasBot: boolean): string {
  const id = world.id();
  const owner = world.id();
  world.users.set(owner, { id: owner, name: `${name}-owner`, bot: false, locale: 'en-GB', takesDms: true });
  const members: Guild['members'] = new Map();
  for (const user of hasBot ? [owner, app.id] : [owner]) members.set(user, { user, roles: [] });
  const everyone = { id, name: '@everyone', permissions: bitsOf(usual) };
  world.guilds.set(id, { id, name, owner, roles: new Map([[id, everyone]]), members });
  return id;
}
