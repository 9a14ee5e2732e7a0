import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { isObject, parseJson, type JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import { useResponseUrl } from '../people/respond.ts';
import { Refusal } from '../refusal.ts';
import type { CallRecord } from '../state/records.ts';
import { answerCall } from '../web-api/answer-call.ts';
import { readArgs } from '../web-api/args.ts';

/** Answers whatever isn't a socket: the Web API, response_urls, files, and the page of OAuth. */
export async function answerRequest(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', parts.origin());
  const [, area = '', first = '', second = ''] = url.pathname.split('/');
  if (area === 'api') await api(parts, first, request, response, url);
  else if (area === 'commands' || area === 'actions') await respondTo(parts, second, request, response);
  else if (area === 'files-pri') file(parts, first, request, response);
  else if (url.pathname === '/oauth/v2/authorize') authorizePage(parts, url, response);
  else response.writeHead(404).end();
}

async function api(
  parts: Parts,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const [kind, secret = null] = (request.headers.authorization ?? '').split(' ');
  const body = await readText(request);
  let args: ReturnType<typeof readArgs>;
  try {
    args = readArgs(request.headers['content-type'] ?? '', body, url.searchParams);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    json(response, 200, { ok: false, error: error.error });
    return;
  }
  const token = kind === 'Bearer' ? secret : args.token;
  const basic = kind === 'Basic' ? secret : null;
  const reply = await answerCall(parts, { method, args, token, basic });
  if (reply === null) response.destroy();
  else json(response, reply.status, reply.body, reply.headers);
}

async function respondTo(parts: Parts, id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { clock, latency } = parts.settings;
  const value = parseJson(await readText(request));
  const payload = isObject(value) ? value : {};
  const team = parts.responseUrls.find(id)?.team ?? null;
  const record: CallRecord = {
    method: 'response_url',
    team,
    args: payload,
    at: clock.now(),
    endedAt: null,
    status: null,
    error: null,
    retryAfter: null,
    replyLost: false,
  };
  parts.records.calls.push(record);
  const fate = parts.faults.fate('response_url');
  await clock.sleep(latency + fate.delay);
  const { status, error, retryAfter } = fate.failure === null ? post(parts, id, payload) : outcomeOf(fate.failure);
  Object.assign(record, { endedAt: clock.now(), status, error, retryAfter, replyLost: fate.loseReply });
  if (fate.loseReply) response.destroy();
  else if (error === null) response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
  else json(response, status, { ok: false, error }, retryAfter === null ? {} : { 'retry-after': String(retryAfter) });
}

interface Outcome {
  readonly status: number;
  readonly error: string | null;
  readonly retryAfter: number | null;
}

function post(parts: Parts, id: string, payload: JsonObject): Outcome {
  try {
    useResponseUrl(parts, id, payload);
    return { status: 200, error: null, retryAfter: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.error.endsWith('_url') ? 404 : 400, error: error.error, retryAfter: null };
  }
}

function outcomeOf(failure: NonNullable<ReturnType<Parts['faults']['fate']>['failure']>): Outcome {
  if ('error' in failure) return { status: 400, error: failure.error, retryAfter: null };
  const retryAfter = failure.retryAfter === undefined ? null : Math.ceil(failure.retryAfter);
  return { status: failure.status, error: 'ratelimited', retryAfter };
}

/** Without a token that may read files, the platform shows its log-in page. */
function file(parts: Parts, name: string, request: IncomingMessage, response: ServerResponse): void {
  const stored = parts.world.files.get(name.slice(name.indexOf('-') + 1));
  if (stored === undefined) {
    response.writeHead(404).end();
    return;
  }
  const { botToken, scopes } = parts.world.workspace(stored.team);
  const may = request.headers.authorization === `Bearer ${botToken ?? ''}` && scopes.has('files:read');
  if (may) response.writeHead(200, { 'content-type': stored.mimetype, 'content-length': stored.bytes.length });
  else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(may ? stored.bytes : '<!doctype html><title>Sign in</title>');
}

/** The person says yes at once: the workspace is the one asked for, or the first one without the app. */
function authorizePage(parts: Parts, url: URL, response: ServerResponse): void {
  const wanted = url.searchParams.get('team');
  const all = [...parts.world.workspaces.values()];
  const team = all.find(({ id, botToken }) => (wanted === null ? botToken === null : id === wanted)) ?? all[0];
  const redirectUri = url.searchParams.get('redirect_uri');
  if (team === undefined || redirectUri === null || url.searchParams.get('client_id') !== parts.keys.clientId) {
    response.writeHead(400).end('This can not be installed.');
    return;
  }
  const code = randomUUID();
  parts.codes.set(code, { team: team.id, redirectUri });
  const back = new URL(redirectUri);
  back.searchParams.set('code', code);
  back.searchParams.set('state', url.searchParams.get('state') ?? '');
  response.writeHead(302, { location: back.href }).end();
}

function json(response: ServerResponse, status: number, body: JsonObject, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
