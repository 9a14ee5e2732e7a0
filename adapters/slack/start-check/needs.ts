/** A right that the bot's token needs, and what doesn't work without it. */
export interface Need {
  readonly scope: string;
  /** Completes "without it …". */
  readonly without: string;
}

/** Every scope that the app asks for; deploy/slack-manifest.yaml lists the same. */
export const needs: readonly Need[] = [
  { scope: 'app_mentions:read', without: 'nobody can mention me' },
  { scope: 'assistant:write', without: 'I can show neither suggested questions nor what I am reading' },
  { scope: 'channels:history', without: 'I know nothing of the threads in public channels' },
  { scope: 'chat:write', without: 'I can write no answer' },
  { scope: 'commands', without: 'there is no /hsc' },
  { scope: 'files:read', without: 'I can use no picture and no PDF' },
  { scope: 'groups:history', without: 'I know nothing of the threads in private channels' },
  { scope: 'im:history', without: 'I read no direct message' },
  { scope: 'usergroups:read', without: 'I do not know who is in the groups of STAFF_SLACK' },
];

export const scopes: readonly string[] = needs.map(({ scope }) => scope);

/**
 * Every event that is listened to; deploy/slack-manifest.yaml subscribes to the same. Apps made before there was an agent
 * view have assistant_thread_started besides.
 */
export const botEvents = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'message.channels',
  'message.groups',
  'message.im',
  'tokens_revoked',
] as const;

/** One sentence for each scope that is missing, naming where it is switched on. */
export function missingScopes(granted: readonly string[]): readonly string[] {
  return needs
    .filter(({ scope }) => !granted.includes(scope))
    .map(
      ({ scope, without }) =>
        `The Slack app lacks the scope ${scope}: without it ${without}. Add it under OAuth & Permissions, Bot Token Scopes, then choose Reinstall to Workspace.`,
    );
}
