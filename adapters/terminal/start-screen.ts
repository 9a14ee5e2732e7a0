import type { PartState } from '../../src/insight/health.ts';
import type { Settings } from '../../src/settings/schema.ts';

export interface StartFacts {
  /** Where the HTTP server listens, `http://127.0.0.1:3000`. */
  readonly address: string;
  readonly playground: boolean;
  readonly products: number;
  /** Products of the catalog that were left out. */
  readonly faults: number;
  readonly redisReady: boolean;
  readonly slack: PartState;
  readonly discord: PartState;
  /** Where the bot is invited into a Discord server; null where that isn't known. */
  readonly discordInvite: string | null;
}

/** What a start shows: what runs, what is missing, and how to get it. */
export function startScreen(settings: Settings, facts: StartFacts): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Playground', facts.playground ? `${facts.address}/` : 'off (PLAYGROUND=on shows it)'],
    ['Catalog', catalogLine(settings, facts)],
    ['Gemini', geminiLine(settings)],
    ['Redis', redisLine(settings, facts)],
    ['Slack', slackLine(settings, facts)],
    ['Discord', discordLine(settings, facts)],
    ...(facts.discordInvite === null ? [] : [['', `invite it with ${facts.discordInvite}`] as const]),
  ];
  const lines = rows.map(([name, line]) => `  ${name.padEnd(11)} ${line}`);
  return [`hsc-bot is running on ${facts.address}`, ...lines, ''].join('\n');
}

function catalogLine({ CATALOG }: Settings, { products, faults }: StartFacts): string {
  const left = faults === 0 ? '' : `, ${faults} left out (\`npm run catalog -- check\` says why)`;
  return `${products} products from ${CATALOG}${left}`;
}

function geminiLine({ GEMINI_API_KEY, GEMINI_MODEL }: Settings): string {
  return GEMINI_API_KEY === null
    ? 'not set up: answers quote the manual. Set GEMINI_API_KEY (free at https://aistudio.google.com/apikey)'
    : GEMINI_MODEL;
}

function slackLine(
  { ROLE, SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_CLIENT_ID }: Settings,
  { slack, address }: StartFacts,
): string {
  if (SLACK_BOT_TOKEN === null && SLACK_CLIENT_ID === null)
    return 'not set up: docs/slack.md leads there in a few steps';
  if (ROLE === 'worker') return 'answers what other processes take in';
  if (SLACK_CLIENT_ID !== null)
    return `waits for events on ${address}/slack/events; install it at ${address}/slack/install`;
  if (SLACK_APP_TOKEN === null) return `waits for events on ${address}/slack/events`;
  return slack === 'up' ? 'connected by socket' : 'not connected yet; it is tried again until it is';
}

function discordLine({ DISCORD_PUBLIC_KEY }: Settings, { discord, address }: StartFacts): string {
  if (discord === 'off') return 'not set up: docs/discord.md leads there in a few steps';
  if (discord !== 'up') return 'not connected yet; it is tried again until it is';
  return DISCORD_PUBLIC_KEY === null
    ? 'connected by the gateway'
    : `waits for interactions on ${address}/discord/interactions`;
}

function redisLine({ REDIS_URL, DATA_DIR }: Settings, { redisReady }: StartFacts): string {
  if (REDIS_URL === null)
    return `not set up: texts are kept in ${DATA_DIR}/. Set REDIS_URL, like redis://localhost:6379`;
  return redisReady ? 'connected' : 'not reachable at REDIS_URL; answers go on without it, and it is tried again';
}
