/** The scopes of the bot that a fully installed app has here; a test takes away what it wants to see missed. */
export const allScopes: readonly string[] = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'mpim:history',
  'mpim:read',
  'reactions:read',
  'reactions:write',
  'team:read',
  'usergroups:read',
  'users:read',
];

/** What scopes call a kind of channel: `channels:history`, `im:read`. */
export const scopeOf = { channel: 'channels', private: 'groups', dm: 'im' } as const;

/** The one scope here that belongs to the app's token and not to the bot's. */
export const socketScope = 'connections:write';
