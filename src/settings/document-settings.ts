import { descriptions } from './descriptions.ts';
import { settingsSchema } from './schema.ts';
import type { SettingName } from './schema.ts';
import { traceSettingNames } from '../trace/trace-settings.ts';

interface Group {
  readonly title: string;
  readonly names: readonly SettingName[];
}

/** The order in which the settings are documented; a setting in no group would be missed, so a test counts them. */
export const groups: readonly Group[] = [
  { title: 'Answers', names: ['CATALOG', 'GEMINI_API_KEY', 'GEMINI_MODEL', 'GEMINI_MODEL_LITE', 'GEMINI_BASE_URL'] },
  { title: 'Texts and shared state', names: ['REDIS_URL', 'QUEUE_REDIS_URL', 'DATA_DIR', 'MANUALS_ALLOW'] },
  { title: 'HTTP', names: ['PORT', 'HOST', 'PLAYGROUND', 'METRICS_TOKEN'] },
  {
    title: 'Slack',
    names: [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_SIGNING_SECRET',
      'SLACK_CLIENT_ID',
      'SLACK_CLIENT_SECRET',
      'SLACK_STATE_SECRET',
      'SLACK_API_URL',
      'STAFF_SLACK',
      'HANDOVER_SLACK_CHANNEL',
    ],
  },
  {
    title: 'Discord',
    names: [
      'DISCORD_TOKEN',
      'DISCORD_PUBLIC_KEY',
      'DISCORD_GUILD_ID',
      'DISCORD_API_URL',
      'STAFF_DISCORD',
      'HANDOVER_DISCORD_CHANNEL',
    ],
  },
  {
    title: 'Limits and budgets',
    names: [
      'LIMIT_PERSON',
      'LIMIT_WORKSPACE',
      'MODEL_TOKENS_PER_MINUTE',
      'MODEL_REQUESTS_PER_MINUTE',
      'POPULAR_PRODUCTS',
      'GEMINI_EMBEDDING_MODEL',
      'PROMPT_CANDIDATE_SHARE',
      'RETENTION_DAYS',
    ],
  },
  { title: 'Process', names: ['ROLE', 'LOG_LEVEL'] },
];

const traceSettings = Object.entries(traceSettingNames);

/** `.env.example`: every setting, commented out, with its default. */
export function envExample(): string {
  const parts = groups.map(({ title, names }) => {
    const lines = names.flatMap((name) => [`# ${descriptions[name].about}`, `#${name}=${defaultOf(name)}`]);
    return [`## ${title}`, ...lines].join('\n');
  });
  const traces = ['## Traces', ...traceSettings.flatMap(([name, about]) => [`# ${about}`, `#${name}=`])].join('\n');
  return `# Copy to .env and set what you need: everything has a default.\n\n${[...parts, traces].join('\n\n')}\n`;
}

/** `docs/configuration.md`. */
export function configurationPage(): string {
  const parts = groups.map(({ title, names }) => {
    const rows = names.map((name) => {
      const { about, expected, secret } = descriptions[name];
      const value = defaultOf(name);
      return `| \`${name}\` | ${value === '' ? '—' : `\`${value}\``} | ${expected}${secret === true ? ' (secret)' : ''} | ${about} |`;
    });
    return [`## ${title}`, '', '| setting | default | takes | what for |', '| --- | --- | --- | --- |', ...rows].join(
      '\n',
    );
  });
  return `# Configuration

Settings come from the environment and from \`.env\` in the working folder; the environment wins, and an empty value
counts as not given. A wrong one ends the start with a sentence that names it. This page is made by
\`npm run document-settings\`.

${[...parts, tracesPart()].join('\n\n')}
`;
}

function tracesPart(): string {
  const rows = traceSettings.map(([name, about]) => `| \`${name}\` | ${about} |`);
  return `## Traces

The standard settings of OpenTelemetry; nothing is traced unless one of the first three is set
([operations](operations.md#traces)). A wrong one is said at the start, which goes on without traces.

| setting | what for |
| --- | --- |
${rows.join('\n')}`;
}

function defaultOf(name: SettingName): string {
  const value = settingsSchema.parse({})[name];
  if (value === null || (Array.isArray(value) && value.length === 0)) return '';
  if (typeof value === 'object' && 'count' in value) return `${value.count}/${period(value.seconds)}`;
  return String(value);
}

function period(seconds: number): string {
  return seconds % 3_600 === 0 ? `${seconds / 3_600}h` : `${seconds / 60}m`;
}
