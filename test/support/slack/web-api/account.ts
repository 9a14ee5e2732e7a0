import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { allScopes } from '../state/scopes.ts';
import type { Workspace } from '../state/world.ts';
import type { Call, Methods } from './method.ts';

/** The app and its installations. */
export const accountMethods: Methods = {
  'api.test': { scopes: [], token: 'none', run: ({ args }) => ({ args: args.all }) },
  'auth.test': { scopes: [], token: 'any', run: test },
  'auth.revoke': { scopes: [], token: 'bot', run: revoke },
  'apps.connections.open': {
    scopes: ['connections:write'],
    token: 'app',
    run: ({ parts }) => ({ url: parts.sockets.ticket(Number(new URL(parts.origin()).port)) }),
  },
  'oauth.v2.access': { scopes: [], token: 'none', run: exchange },
};

function test({ workspace, parts }: Call): JsonObject {
  return {
    url: `https://${workspace.name}.slack.com/`,
    team: workspace.name,
    user: parts.world.people.get(workspace.botUser)?.name,
    team_id: workspace.id,
    user_id: workspace.botUser,
    bot_id: workspace.botId,
    ...(workspace.enterprise === null ? {} : { enterprise_id: workspace.enterprise }),
    is_enterprise_install: false,
  };
}

function revoke({ workspace, parts, args }: Call): JsonObject {
  if (args.flag('test')) return { revoked: false };
  uninstall(parts, workspace);
  return { revoked: true };
}

/** Ends the installation and says so to the app. */
export function uninstall(parts: Parts, workspace: Workspace): void {
  if (workspace.botToken !== null) workspace.revoked.add(workspace.botToken);
  workspace.botToken = null;
  const ts = parts.messages.timestamp();
  parts.events.emit(workspace, { type: 'tokens_revoked', tokens: { bot: [workspace.botUser] }, event_ts: ts });
  parts.events.emit(workspace, { type: 'app_uninstalled', event_ts: ts });
}

/** https://docs.slack.dev/reference/methods/oauth.v2.access */
function exchange({ args, parts, basic }: Call): JsonObject {
  const [id, secret] = (basic === null ? '' : Buffer.from(basic, 'base64').toString()).split(':');
  if ((args.text('client_id') ?? id) !== parts.keys.clientId) throw new Refusal('invalid_client_id');
  if ((args.text('client_secret') ?? secret) !== parts.keys.clientSecret) throw new Refusal('bad_client_secret');
  const name = args.required('code', 'invalid_code');
  const code = parts.codes.get(name);
  if (code === undefined) throw new Refusal('invalid_code');
  const redirectUri = args.text('redirect_uri');
  if (redirectUri !== null && redirectUri !== code.redirectUri) throw new Refusal('bad_redirect_uri');
  parts.codes.delete(name);
  const workspace = parts.world.workspace(code.team);
  install(workspace);
  return {
    app_id: parts.keys.appId,
    authed_user: { id: [...parts.world.people.values()].find(({ team, bot }) => team === workspace.id && !bot)?.id },
    scope: [...workspace.scopes].join(','),
    token_type: 'bot',
    access_token: workspace.botToken,
    bot_user_id: workspace.botUser,
    team: { id: workspace.id, name: workspace.name },
    enterprise: workspace.enterprise === null ? null : { id: workspace.enterprise, name: workspace.enterprise },
    is_enterprise_install: false,
  };
}

/** Gives the workspace a token when it has none. */
export function install(workspace: Workspace): void {
  if (workspace.botToken !== null) return;
  workspace.botToken = `xoxb-${workspace.id}-${randomUUID()}`;
  for (const scope of allScopes) workspace.scopes.add(scope);
}
