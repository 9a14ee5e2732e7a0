import { randomUUID } from 'node:crypto';
import { verifyUrl } from './delivery/signed-http.ts';
import type { Parts } from './parts.ts';
import type { Installation, NewChannel, Setting } from './slack.ts';
import { allScopes, socketScope } from './state/scopes.ts';
import type { Channel, Workspace } from './state/world.ts';
import { install, uninstall } from './web-api/account.ts';

/** Everything about what there is. `urls` holds where events go. */
export function createSetting(parts: Parts, urls: string[]): Setting {
  const { world } = parts;
  const workspace = (team?: string): Workspace => world.workspace(team ?? [...world.workspaces.keys()][0] ?? '');
  const scopesOf = (scope: string, team?: string): Set<string> =>
    scope === socketScope ? parts.appScopes : workspace(team).scopes;
  const addPerson: Setting['addPerson'] = ({ name, team, bot = false, locale = 'en-GB' }) => {
    const id = world.id('U');
    world.people.set(id, { id, team: workspace(team).id, name, bot, locale });
    return id;
  };
  return {
    addPerson,
    addWorkspace(given) {
      const added = addWorkspace(parts, given.name, given.enterprise ?? null);
      if (given.installed !== false) install(added);
      return installationOf(added);
    },
    installation: (team) => installationOf(workspace(team)),
    addGroup({ handle, people, team }) {
      const id = world.id('S');
      world.groups.set(id, { id, team: workspace(team).id, handle, people: [...people] });
      return id;
    },
    addChannel: (given) => addChannel(parts, workspace(given.team), given).id,
    addFile({ name, mimetype, base64, user }) {
      const id = world.id('F');
      const team = world.people.get(user)?.team ?? workspace().id;
      world.files.set(id, { id, team, name, mimetype, bytes: Buffer.from(base64, 'base64'), user });
      return id;
    },
    dm: (person) => world.dmOf(person).id,
    join: (channel, person) => void world.channel(channel).members.add(person),
    leave: (channel, person) => void world.channel(channel).members.delete(person),
    archive: (channel) => void (world.channel(channel).archived = true),
    takeScope: (scope, team) => void scopesOf(scope, team).delete(scope),
    giveScope: (scope, team) => void scopesOf(scope, team).add(scope),
    subscribe: (events) => void (parts.events.subscriptions = new Set(events)),
    emit: (event, team) => parts.events.emit(workspace(team), event).map(({ id }) => id),
    oauthCode(team, redirectUri) {
      const code = randomUUID();
      parts.codes.set(code, { team, redirectUri: redirectUri ?? null });
      return code;
    },
    uninstall(team) {
      uninstall(parts, workspace(team));
    },
    deliverTo(...all) {
      urls.splice(0, urls.length, ...all);
    },
    verifyUrl: (url) => verifyUrl(parts.keys.signingSecret, url, parts.settings.clock.now()),
  };
}

function addWorkspace({ world }: Parts, name: string, enterprise: string | null): Workspace {
  const id = world.id('T');
  const botUser = world.id('U');
  const botId = world.id('B');
  const workspace: Workspace = {
    id,
    name,
    enterprise,
    botUser,
    botId,
    scopes: new Set(allScopes),
    botToken: null,
    revoked: new Set(),
  };
  world.workspaces.set(id, workspace);
  world.people.set(botUser, { id: botUser, team: id, name: 'hsc', bot: true, locale: 'en-GB' });
  return workspace;
}

function addChannel({ world }: Parts, workspace: Workspace, given: NewChannel): Channel {
  const everybody = [...world.people.values()].filter(
    ({ team, id }) => team === workspace.id && id !== workspace.botUser,
  );
  const people = given.people ?? everybody.map(({ id }) => id);
  const members = new Set(given.bot === false ? people : [...people, workspace.botUser]);
  const { name, kind = 'channel' } = given;
  const channel: Channel = {
    id: world.id('C'),
    team: workspace.id,
    name,
    kind,
    members,
    person: null,
    archived: false,
  };
  world.channels.set(channel.id, channel);
  return channel;
}

function installationOf({ id, botToken, botUser, botId }: Workspace): Installation {
  return { team: id, botToken: botToken ?? '', botUser, botId };
}
