import { checkCommands } from '../../discord-components/check-command.ts';
import { objectsIn, type JsonObject } from '../../stand-in/json.ts';
import { flagsOf } from '../gateway/events.ts';
import type { Parts } from '../parts.ts';
import { refusals } from '../refusal.ts';
import { userShape } from '../state/shapes.ts';
import { ownGuild } from './access.ts';
import { ok, type Request, type Run } from './route.ts';

/** https://docs.discord.com/developers/resources/application and /interactions/application-commands */

const mostCreates = 200;
/** The commands of all guilds are kept under this name. */
const everywhere = '';

export const getSelf: Run = ({ parts: { world, app } }) =>
  ok({ ...userShape(world.user(app.id)), verified: true, mfa_enabled: false, email: null, locale: 'en-US' });

export const getApplication: Run = ({ parts }) => {
  const { id, name, publicKey: verify_key, endpoint: interactions_endpoint_url } = parts.app;
  const nothing = { icon: null, description: '', rpc_origins: [], tags: [], install_params: null };
  const kinds = { integration_types_config: { '0': {}, '1': {} }, bot_public: true, bot_require_code_grant: false };
  const bot = userShape(parts.world.user(id));
  return ok({ id, name, verify_key, interactions_endpoint_url, flags: flagsOf(parts), ...nothing, ...kinds, bot });
};

export const getGatewayBot: Run = ({ parts: { origin, gateway, settings, world } }) => {
  const guilds = world.guilds.size + settings.guildsElsewhere;
  const shards = Math.max(1, Math.ceil(guilds / 1_000));
  return ok({ url: origin().replace('http', 'ws'), shards, session_start_limit: gateway.gate.limit() });
};

export const listCommands: Run = (request) => ok(request.parts.app.commands.get(scopeOf(request)) ?? []);

/** Replaces all commands of the scope. */
export const putCommands: Run = (request) => {
  const { parts, body } = request;
  const scope = scopeOf(request);
  const wrongs = checkCommands(body);
  if (wrongs.length > 0) throw refusals.invalidBody(wrongs);
  const before = parts.app.commands.get(scope) ?? [];
  const after = objectsIn(body).map((command) => {
    const same = before.find(({ name }) => name === command['name']);
    return stored(parts, scope, command, same);
  });
  const fresh = after.filter(({ name }) => before.every((one) => one['name'] !== name)).length;
  if (parts.app.creates + fresh > mostCreates) throw refusals.tooManyCommands();
  parts.app.creates += fresh;
  parts.app.commands.set(scope, after);
  return ok(after);
};

function scopeOf({ parts, at }: Request): string {
  if (at('app') !== parts.app.id) throw refusals.missingAccess();
  return at('guild') === '' ? everywhere : ownGuild(parts, at('guild')).id;
}

/** As the platform gives it back: with defaults, and without what says no. */
function stored({ app, world }: Parts, scope: string, command: JsonObject, before: JsonObject | undefined): JsonObject {
  const where =
    scope === everywhere
      ? {
          dm_permission: true,
          contexts: command['contexts'] ?? null,
          integration_types: command['integration_types'] ?? [0],
        }
      : { guild_id: scope };
  return {
    ...{ id: before?.['id'] ?? world.id(), application_id: app.id, version: world.id(), type: 1 },
    ...{ default_member_permissions: command['default_member_permissions'] ?? null, nsfw: command['nsfw'] ?? false },
    ...{ name: command['name'], name_localizations: command['name_localizations'] ?? null },
    ...{ description: command['description'], description_localizations: command['description_localizations'] ?? null },
    ...where,
    ...(objectsIn(command['options']).length === 0 ? {} : { options: objectsIn(command['options']).map(storedOption) }),
  };
}

function storedOption(option: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(option).filter(([, value]) => value !== false && value !== undefined));
}
