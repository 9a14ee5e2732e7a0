import { z } from 'zod';

const unset = null;
const text = z.string().min(1);
const url = (...protocols: readonly string[]): z.ZodString =>
  text.refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));
const list = (item: z.ZodString): z.ZodType<readonly string[], string> =>
  text.transform((value) => splitList(value)).pipe(z.array(item).min(1));
const wholeNumber = (least: number, most: number): z.ZodType<number, string> =>
  text
    .regex(/^\d{1,12}$/)
    .transform(Number)
    .pipe(z.number().int().min(least).max(most));

/** `10/10m`: so many questions in so much time. */
export interface Rate {
  readonly count: number;
  readonly seconds: number;
}

const secondsOf: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const rate = text.regex(/^[1-9]\d{0,5}\/[1-9]\d{0,3}[smhd]$/).transform((value): Rate => {
  const [count = '', period = ''] = value.split('/');
  return { count: Number(count), seconds: Number(period.slice(0, -1)) * (secondsOf[period.slice(-1)] ?? 1) };
});

const redisUrl = list(url('redis:', 'rediss:').refine(isDecodable)).nullable().default(unset);
const secret = text.nullable().default(unset);
const hostAndPort = text.regex(/^(\[[0-9a-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i);

/** Every setting by its name in the environment, as given (text) and as the product uses it. */
export const settingsSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: text.default('127.0.0.1'),
  PLAYGROUND: z.enum(['on', 'off']).nullable().default(unset),
  METRICS_TOKEN: secret,
  CATALOG: text.default('catalog'),
  MANUALS_ALLOW: list(hostAndPort).default([]),
  REDIS_URL: redisUrl,
  QUEUE_REDIS_URL: redisUrl,
  GEMINI_API_KEY: secret,
  GEMINI_MODEL: text.default('gemini-3.8-flash'),
  GEMINI_MODEL_LITE: text.default('gemini-3.5-flash-lite'),
  GEMINI_EMBEDDING_MODEL: text.default('gemini-embedding-2'),
  GEMINI_BASE_URL: url('http:', 'https:').nullable().default(unset),
  SLACK_BOT_TOKEN: text.startsWith('xoxb-').nullable().default(unset),
  SLACK_APP_TOKEN: text.startsWith('xapp-').nullable().default(unset),
  SLACK_SIGNING_SECRET: secret,
  SLACK_API_URL: url('http:', 'https:').endsWith('/api/').nullable().default(unset),
  SLACK_CLIENT_ID: text.nullable().default(unset),
  SLACK_CLIENT_SECRET: secret,
  SLACK_STATE_SECRET: secret,
  DISCORD_TOKEN: secret,
  DISCORD_PUBLIC_KEY: text
    .regex(/^[0-9a-f]{64}$/i)
    .nullable()
    .default(unset),
  DISCORD_GUILD_ID: text
    .regex(/^\d{17,20}$/)
    .nullable()
    .default(unset),
  DISCORD_API_URL: url('http:', 'https:').endsWith('/api').nullable().default(unset),
  HANDOVER_SLACK_CHANNEL: text
    .regex(/^[CG][A-Z0-9]{6,}$/)
    .nullable()
    .default(unset),
  HANDOVER_DISCORD_CHANNEL: text
    .regex(/^\d{17,20}$/)
    .nullable()
    .default(unset),
  STAFF_SLACK: list(text.regex(/^[UWS][A-Z0-9]{6,}$/)).default([]),
  STAFF_DISCORD: list(text.regex(/^\d{17,20}$/)).default([]),
  LIMIT_PERSON: rate.default({ count: 10, seconds: 600 }),
  LIMIT_WORKSPACE: rate.default({ count: 300, seconds: 3_600 }),
  MODEL_TOKENS_PER_MINUTE: wholeNumber(1_000, 1_000_000_000).default(1_000_000),
  MODEL_REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000).default(300),
  POPULAR_PRODUCTS: wholeNumber(0, 10_000).default(20),
  PROMPT_CANDIDATE_SHARE: text
    .regex(/^(?:0|1(?:\.0+)?|0?\.\d{1,4})$/)
    .transform(Number)
    .default(0),
  RETENTION_DAYS: wholeNumber(1, 3_650).default(30),
  ROLE: z.enum(['all', 'ingress', 'worker']).default('all'),
  DATA_DIR: text.default('data'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/** The settings of a process, every default filled in. */
export type Settings = Readonly<z.output<typeof settingsSchema>>;

export type SettingName = keyof Settings;

/** The parts of a comma-separated list, without blanks and empty parts. */
function splitList(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** User and password of an address are percent-encoded; a stray % can't be read. */
function isDecodable(value: string): boolean {
  try {
    decodeURIComponent(value);
    return true;
  } catch {
    return false;
  }
}
