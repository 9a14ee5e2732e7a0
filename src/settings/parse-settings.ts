import { distance } from 'fastest-levenshtein';
import { descriptions } from './descriptions.ts';
import { settingsSchema } from './schema.ts';
import type { SettingName, Settings } from './schema.ts';

/** Settings as text by name, from the environment and `.env`. */
export type GivenSettings = Readonly<Record<string, string | undefined>>;

export interface ParsedSettings {
  /** Null when there is a fault. */
  readonly settings: Settings | null;
  /** What keeps the product from starting: a sentence for each. */
  readonly faults: readonly string[];
  /** Names that look like a misspelled setting: a sentence for each. They don't keep it from starting. */
  readonly hints: readonly string[];
}

/** Checks all settings at once. An empty value counts as not given. Never throws. */
export function parseSettings(given: GivenSettings): ParsedSettings {
  const known = names.flatMap((name) => {
    const value = given[name]?.trim();
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  const hints = misspelledNames(given);
  const result = settingsSchema.safeParse(Object.fromEntries(known));
  if (!result.success) {
    const wrong = new Set(result.error.issues.map((issue) => String(issue.path[0])));
    return { settings: null, faults: names.filter((name) => wrong.has(name)).map((name) => fault(name, given)), hints };
  }
  const faults = contradictions(result.data);
  return { settings: faults.length === 0 ? withDefaults(result.data) : null, faults, hints };
}

const names: readonly SettingName[] = settingsSchema.keyof().options;

/** The values that may never be shown or logged. */
export function secretsOf(settings: Settings): readonly string[] {
  return names.flatMap((name) => {
    if (descriptions[name].secret !== true) return [];
    const value = settings[name];
    if (typeof value === 'string') return [value];
    return Array.isArray(value) ? value.flatMap((address: string) => passwordOf(address)) : [];
  });
}

function fault(name: SettingName, given: GivenSettings): string {
  const { expected, secret } = descriptions[name];
  const value = (given[name] ?? '').trim();
  const shown = secret === true ? maskSecret(value) : JSON.stringify(value.slice(0, 80));
  return `${name} is ${shown}; expected ${expected}.`;
}

/** The first four characters of a secret long enough to stay one, and how long it is. */
export function maskSecret(value: string): string {
  const start = value.length >= 12 ? value.slice(0, 4) : '';
  return `"${start}…" (${value.length} characters, hidden)`;
}

function passwordOf(address: string): string[] {
  const password = URL.canParse(address) ? decodeURIComponent(new URL(address).password) : '';
  return password === '' ? [] : [password];
}

function withDefaults(settings: Settings): Settings {
  return { ...settings, QUEUE_REDIS_URL: settings.QUEUE_REDIS_URL ?? settings.REDIS_URL };
}

/** Settings that are right by themselves and don't fit together. */
function contradictions(settings: Settings): string[] {
  const faults: string[] = [];
  if (settings.ROLE !== 'all' && settings.REDIS_URL === null) {
    faults.push(`ROLE is "${settings.ROLE}" and REDIS_URL is not set; set REDIS_URL, or ROLE to all.`);
  }
  const oauth = [settings.SLACK_CLIENT_ID, settings.SLACK_CLIENT_SECRET, settings.SLACK_STATE_SECRET];
  const given = oauth.filter((value) => value !== null).length;
  if (given > 0 && given < oauth.length) {
    faults.push(
      'Installation in several Slack workspaces needs SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET; set all three or none.',
    );
  }
  if (given > 0 && settings.SLACK_SIGNING_SECRET === null) {
    faults.push('SLACK_CLIENT_ID is set and SLACK_SIGNING_SECRET is not; set it (Basic Information, App Credentials).');
  }
  if (settings.SLACK_CLIENT_ID !== null && settings.REDIS_URL === null) {
    faults.push(
      'SLACK_CLIENT_ID is set and REDIS_URL is not: installations in several workspaces are kept in Redis. Set REDIS_URL, or SLACK_BOT_TOKEN in place of SLACK_CLIENT_ID.',
    );
  }
  if (
    settings.SLACK_BOT_TOKEN !== null &&
    settings.SLACK_APP_TOKEN === null &&
    settings.SLACK_SIGNING_SECRET === null
  ) {
    faults.push(
      'SLACK_BOT_TOKEN is set alone; set SLACK_APP_TOKEN as well (sockets), or SLACK_SIGNING_SECRET (HTTP events).',
    );
  }
  if (settings.SLACK_APP_TOKEN !== null && settings.SLACK_BOT_TOKEN === null) {
    faults.push('SLACK_APP_TOKEN is set and SLACK_BOT_TOKEN is not; set it (OAuth & Permissions).');
  }
  if (settings.DISCORD_PUBLIC_KEY !== null && settings.DISCORD_TOKEN === null) {
    faults.push('DISCORD_PUBLIC_KEY is set and DISCORD_TOKEN is not; set it (Bot page of the Discord application).');
  }
  return faults;
}

/** Names within two slips of a setting's name. Short names are left alone: too many ordinary ones are near. */
function misspelledNames(given: GivenSettings): string[] {
  const known = new Set<string>(names);
  return Object.keys(given).flatMap((name) => {
    if (name.length < 6 || known.has(name)) return [];
    const near = names.find((candidate) => candidate.length >= 6 && distance(candidate, name.toUpperCase()) <= 2);
    return near === undefined ? [] : [`${name} is not a setting; did you mean ${near}?`];
  });
}
