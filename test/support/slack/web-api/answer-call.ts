import type { JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import type { CallRecord } from '../state/records.ts';
import type { Workspace } from '../state/world.ts';
import { accountMethods } from './account.ts';
import type { Args } from './args.ts';
import { assistantMethods } from './assistant.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import type { Method, Methods } from './method.ts';
import { peopleMethods } from './people.ts';
import { streamMethods } from './streams.ts';
import { viewMethods } from './views.ts';

const methods: Methods = {
  ...accountMethods,
  ...assistantMethods,
  ...chatMethods,
  ...conversationMethods,
  ...peopleMethods,
  ...streamMethods,
  ...viewMethods,
};

/** A request for a method. */
export interface Request {
  readonly method: string;
  readonly args: Args;
  readonly token: string | null;
  readonly basic: string | null;
}

/** What goes out; null closes the connection in place of a reply. */
export interface Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: JsonObject;
}

/** Answers one call, records it, and takes the time that it takes. */
export async function answerCall(parts: Parts, request: Request): Promise<Reply | null> {
  const { clock, latency } = parts.settings;
  const workspace = workspaceOf(parts, request.token);
  const record: CallRecord = {
    method: request.method,
    team: workspace?.id ?? null,
    args: request.args.all,
    at: clock.now(),
    endedAt: null,
    status: null,
    error: null,
    retryAfter: null,
    replyLost: false,
  };
  parts.records.calls.push(record);
  const fate = parts.faults.fate(request.method);
  const early = fate.failure === null ? limited(parts, request, workspace) : failed(fate.failure);
  await clock.sleep(latency + fate.delay);
  const reply = early ?? run(parts, request, workspace);
  record.endedAt = clock.now();
  record.status = reply.status;
  record.error = reply.body['ok'] === true ? null : String(reply.body['error']);
  record.retryAfter = Number(reply.headers['retry-after'] ?? Number.NaN) || null;
  record.replyLost = fate.loseReply;
  return fate.loseReply ? null : reply;
}

/** The workspace that a bot's token belongs to. */
function workspaceOf({ world }: Parts, token: string | null): Workspace | null {
  if (token === null) return null;
  return [...world.workspaces.values()].find(({ botToken }) => botToken === token) ?? null;
}

function failed(failure: NonNullable<ReturnType<Parts['faults']['fate']>['failure']>): Reply {
  if ('error' in failure) return { status: 200, headers: {}, body: { ok: false, error: failure.error } };
  const error = failure.status === 429 ? 'ratelimited' : 'internal_error';
  const headers: Record<string, string> =
    failure.retryAfter === undefined ? {} : { 'retry-after': String(Math.ceil(failure.retryAfter)) };
  return { status: failure.status, headers, body: { ok: false, error } };
}

function limited({ settings, rates }: Parts, { method, args }: Request, workspace: Workspace | null): Reply | null {
  if (!settings.rates || workspace === null) return null;
  const wait = rates.take(workspace.id, method, args.text('channel'));
  return wait === 0 ? null : failed({ status: 429, retryAfter: wait });
}

function run(parts: Parts, request: Request, workspace: Workspace | null): Reply {
  const method = methods[request.method];
  const granted = request.token === parts.keys.appToken ? parts.appScopes : (workspace?.scopes ?? null);
  const headers = granted === null ? {} : scopeHeaders(granted, method?.scopes ?? []);
  try {
    if (method === undefined) throw unknownMethod(parts, request);
    const done = perform(parts, request, method, workspace);
    return { status: 200, headers, body: { ok: true, ...done } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: 200, headers, body: { ok: false, error: error.error, ...error.more } };
  }
}

/** The true platform may have it; a test must not pass on an answer that the stand-in can't give. */
function unknownMethod({ records, settings }: Parts, { method, args }: Request): Refusal {
  const why = ['the stand-in has no such method'];
  records.violations.push({ method, error: 'unknown_method', why, args: args.all, at: settings.clock.now() });
  return new Refusal('unknown_method', { req_method: method });
}

function scopeHeaders(granted: ReadonlySet<string>, needed: readonly string[]): Record<string, string> {
  return { 'x-oauth-scopes': [...granted].join(','), 'x-accepted-oauth-scopes': needed.join(',') };
}

function perform(parts: Parts, request: Request, method: Method, workspace: Workspace | null): JsonObject {
  const { args, basic, token } = request;
  if (token === parts.keys.appToken && method.token === 'any') return { app_id: parts.keys.appId, app_name: 'hsc-bot' };
  const whose = workspace ?? [...parts.world.workspaces.values()][0];
  if (whose === undefined) throw new Refusal('invalid_auth');
  if (method.token !== 'none') authorize(parts, method, token, workspace);
  return method.run({ method: request.method, args, parts, workspace: whose, basic });
}

function authorize(
  { keys, world, appScopes }: Parts,
  method: Method,
  token: string | null,
  workspace: Workspace | null,
): void {
  if (token === null) throw new Refusal('not_authed');
  if (method.token === 'app') {
    if (token === keys.appToken) {
      demand(appScopes, method);
      return;
    }
    throw new Refusal(workspace === null ? 'invalid_auth' : 'not_allowed_token_type');
  }
  if (token === keys.appToken) throw new Refusal('not_allowed_token_type');
  const isRevoked = [...world.workspaces.values()].some(({ revoked }) => revoked.has(token));
  if (workspace === null) throw new Refusal(isRevoked ? 'account_inactive' : 'invalid_auth');
  demand(workspace.scopes, method);
}

/** One of the method's scopes is enough. */
function demand(granted: ReadonlySet<string>, { scopes }: Method): void {
  if (scopes.length === 0 || scopes.some((scope) => granted.has(scope))) return;
  throw new Refusal('missing_scope', { needed: scopes.join(','), provided: [...granted].join(',') });
}
