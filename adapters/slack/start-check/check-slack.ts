import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Clock } from '../../../src/clock.ts';
import { withDeadline } from '../../../src/deadline.ts';
import { HscError } from '../../../src/errors.ts';
import { missingScopes } from './needs.ts';

export interface CheckOptions {
  readonly botToken: string;
  /** Null: events come over HTTP. */
  readonly appToken: string | null;
  readonly apiUrl: string | null;
  readonly logger: webApi.Logger;
  readonly clock: Clock;
}

export interface Checked {
  /** What is missing but lets the bot start: a sentence for each, naming where to switch it on. */
  readonly faults: readonly string[];
  /** False when Slack couldn't be reached, so that nothing is known. */
  readonly reached: boolean;
}

const patience = 8_000;

/** What the platform says of a token that is none, or no longer. */
const wrongBotToken: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'not_allowed_token_type',
]);

const testSchema = z.object({
  bot_id: z.string().nullish(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/**
 * Asks Slack whether the tokens are right and what the app may do.
 * @throws HscError `setting-wrong` with a sentence that names the wrong token and where the right one is found
 */
export async function checkSlack(options: CheckOptions): Promise<Checked> {
  const checks = [checkBotToken(options), ...(options.appToken === null ? [] : [checkAppToken(options)])];
  const results = await Promise.all(checks);
  return { faults: results.flatMap(({ faults }) => faults), reached: results.every(({ reached }) => reached) };
}

async function checkBotToken(options: CheckOptions): Promise<Checked> {
  const reply = await call(options, options.botToken, 'auth.test');
  if (reply.kind === 'unreached') return unreached;
  const where = 'copy the Bot User OAuth Token from OAuth & Permissions of the Slack app';
  if (reply.kind === 'refused') {
    if (!wrongBotToken.has(reply.error)) return { faults: [unexpected('SLACK_BOT_TOKEN', reply.error)], reached: true };
    throw new HscError('setting-wrong', `Slack does not accept SLACK_BOT_TOKEN (${reply.error}); ${where}.`);
  }
  const { bot_id, response_metadata } = testSchema.parse(reply.data);
  if (bot_id == null) throw new HscError('setting-wrong', `SLACK_BOT_TOKEN is not the token of a bot; ${where}.`);
  const granted = response_metadata?.scopes;
  return { faults: granted === undefined ? [] : missingScopes(granted), reached: true };
}

async function checkAppToken(options: CheckOptions): Promise<Checked> {
  const reply = await call(options, options.appToken ?? '', 'apps.connections.open');
  if (reply.kind === 'unreached') return unreached;
  if (reply.kind === 'done') return { faults: [], reached: true };
  throw new HscError('setting-wrong', appTokenFault(reply.error));
}

function appTokenFault(error: string): string {
  switch (error) {
    case 'missing_scope':
      return 'SLACK_APP_TOKEN lacks the scope connections:write; make a token with it under Basic Information, App-Level Tokens.';
    case 'forbidden_team':
    case 'socket_mode_disabled':
    case 'socket_mode_not_enabled':
      return 'Socket Mode is off for the Slack app; switch it on under Socket Mode, Enable Socket Mode.';
    default:
      return `Slack does not accept SLACK_APP_TOKEN (${error}); make one with the scope connections:write under Basic Information, App-Level Tokens, and switch Socket Mode on.`;
  }
}

function unexpected(setting: string, error: string): string {
  return `Slack could not check ${setting} (${error}); the bot starts, and docs/slack.md says what else may be wrong.`;
}

const unreached: Checked = { faults: [], reached: false };

type Reply =
  | { readonly kind: 'done'; readonly data: unknown }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'unreached' };

async function call({ apiUrl, logger, clock }: CheckOptions, token: string, method: string): Promise<Reply> {
  const client = new webApi.WebClient(token, {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 1, minTimeout: 300 },
    logger,
  });
  try {
    return { kind: 'done', data: await withDeadline(clock, patience, undefined, () => client.apiCall(method)) };
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) return { kind: 'refused', error: error.data.error.slice(0, 60) };
    return { kind: 'unreached' };
  }
}
