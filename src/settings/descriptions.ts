import type { SettingName } from './schema.ts';

export interface Description {
  /** Completes "expected …". */
  readonly expected: string;
  /** What it is for, one sentence. */
  readonly about: string;
  /** Never shown whole, in a sentence or a log. */
  readonly secret?: true;
}

const address = 'an http:// or https:// address';
const redis = 'redis:// or rediss:// addresses, comma-separated for a Cluster';
const rate = 'a number and a time, like 10/10m or 300/1h';

/** What each setting is for and what it takes: the source of fault sentences, `.env.example` and the documentation. */
export const descriptions: Readonly<Record<SettingName, Description>> = {
  PORT: { expected: 'a port from 0 to 65535', about: 'Port of the HTTP server; 0 takes a free one.' },
  HOST: {
    expected: 'an address of this machine',
    about:
      'Address to listen on; 0.0.0.0 in a container. On 127.0.0.1 the playground answers to the name localhost alone.',
  },
  PLAYGROUND: {
    expected: 'on or off',
    about: 'The page on / to try questions on; by default on only while no Slack or Discord token is set.',
  },
  METRICS_TOKEN: {
    expected: 'a token of your choice',
    about: 'When set, /metrics asks for it as a bearer token.',
    secret: true,
  },
  CATALOG: { expected: 'a file or folder of catalog JSON', about: 'The products that can be asked about.' },
  MANUALS_ALLOW: {
    expected: 'comma-separated hosts, each with or without :port',
    about: 'Private hosts that manuals may be fetched from; every other private address is refused.',
  },
  REDIS_URL: { expected: redis, about: "Keeps the manuals' texts and what all processes share.", secret: true },
  QUEUE_REDIS_URL: {
    expected: redis,
    about: 'Redis of the queue, when it is another one than REDIS_URL; it must not evict anything.',
    secret: true,
  },
  GEMINI_API_KEY: {
    expected: 'a key from https://aistudio.google.com/apikey',
    about: 'Lets Gemini write the answers; without it the fitting passages are quoted.',
    secret: true,
  },
  GEMINI_MODEL: { expected: 'the name of a Gemini model', about: 'Writes the answers, reads pictures.' },
  GEMINI_MODEL_LITE: {
    expected: 'the name of a Gemini model',
    about: 'Answers what only has to be looked up, and writes search terms; cheaper and faster.',
  },
  GEMINI_EMBEDDING_MODEL: {
    expected: 'the name of an embedding model',
    about: 'Makes the embeddings of the most asked products.',
  },
  GEMINI_BASE_URL: {
    expected: `${address} without a version in it`,
    about: 'Another address of the Gemini API, for a proxy or a test.',
  },
  SLACK_BOT_TOKEN: {
    expected: 'a token that starts with xoxb- (OAuth & Permissions)',
    about: "The Slack app's bot token.",
    secret: true,
  },
  SLACK_APP_TOKEN: {
    expected: 'a token that starts with xapp- (Basic Information, App-Level Tokens)',
    about: 'Connects to Slack by socket; no public address is needed.',
    secret: true,
  },
  SLACK_SIGNING_SECRET: {
    expected: 'the signing secret (Basic Information)',
    about: 'Takes Slack events over HTTP on /slack/events instead of a socket.',
    secret: true,
  },
  SLACK_API_URL: { expected: `${address} that ends in /api/`, about: 'Another address of the Slack API, for a test.' },
  SLACK_CLIENT_ID: { expected: 'the client id (Basic Information)', about: 'Installation in several workspaces.' },
  SLACK_CLIENT_SECRET: {
    expected: 'the client secret (Basic Information)',
    about: 'Installation in several workspaces.',
    secret: true,
  },
  SLACK_STATE_SECRET: {
    expected: 'a long random text of your choice',
    about: 'Installation in several workspaces: signs the state of an installation.',
    secret: true,
  },
  DISCORD_TOKEN: {
    expected: 'the token of the bot (Bot page)',
    about: "The Discord bot's token.",
    secret: true,
  },
  DISCORD_PUBLIC_KEY: {
    expected: '64 hexadecimal digits (General Information)',
    about: 'Takes Discord commands and clicks over HTTP on /discord/interactions instead of the gateway.',
  },
  DISCORD_GUILD_ID: {
    expected: 'the id of a server, 17 to 20 digits',
    about: 'Registers the commands in this server alone, where they appear at once.',
  },
  DISCORD_API_URL: {
    expected: `${address} that ends in /api`,
    about: 'Another address of the Discord API, for a test.',
  },
  HANDOVER_SLACK_CHANNEL: {
    expected: 'the id of a channel, like C0123456789',
    about: 'Where "ask a person" goes in Slack.',
  },
  HANDOVER_DISCORD_CHANNEL: {
    expected: 'the id of a channel, 17 to 20 digits',
    about: 'Where "ask a person" goes in Discord.',
  },
  STAFF_SLACK: {
    expected: 'comma-separated ids of people or user groups, like U0123456789 or S0123456789',
    about: 'Who is staff in Slack.',
  },
  STAFF_DISCORD: {
    expected: 'comma-separated ids of roles, 17 to 20 digits each',
    about: 'Who is staff in Discord.',
  },
  LIMIT_PERSON: { expected: rate, about: 'How many questions one person may ask; staff is exempt.' },
  LIMIT_WORKSPACE: {
    expected: rate,
    about: 'How many questions one workspace or server may ask.',
  },
  MODEL_TOKENS_PER_MINUTE: {
    expected: 'a whole number from 1000',
    about: 'Tokens of prompts a minute that each Gemini model may be sent; less is sent of a manual as they run low.',
  },
  MODEL_REQUESTS_PER_MINUTE: {
    expected: 'a whole number from 1',
    about: 'Requests a minute that each Gemini model may be sent, by all processes together.',
  },
  POPULAR_PRODUCTS: {
    expected: 'a whole number from 0 to 10000',
    about: 'How many of the most asked products get embeddings; 0 for none.',
  },
  PROMPT_CANDIDATE_SHARE: {
    expected: 'a number from 0 to 1, like 0.2',
    about:
      "Share of the questions that are answered by a scenario's candidate prompt, where it has one, to compare both.",
  },
  RETENTION_DAYS: { expected: 'a whole number of days from 1 to 3650', about: 'How long feedback and gaps are kept.' },
  ROLE: {
    expected: 'all, ingress or worker',
    about: 'What this process does: everything, take events in, or answer; the last two need REDIS_URL.',
  },
  DATA_DIR: {
    expected: 'a folder that can be written to',
    about:
      "Keeps manuals' texts, checked answers and the questions being answered when there is no Redis; then it is made and tried at the start.",
  },
  LOG_LEVEL: { expected: 'trace, debug, info, warn, error, fatal or silent', about: 'How much is logged.' },
};
