import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Parts } from '../parts.ts';
import { Refusal, refusals } from '../refusal.ts';
import type { CallRecord } from '../state/records.ts';
import { readBody, type Body } from './read-body.ts';
import { asObject, type Answer, type Route } from './route.ts';
import { errorOf, rateHeaders, stopped, type Headers, type Reply } from './reply.ts';
import { findRoute } from './routes.ts';

const base = '/api/v10';
/** Bodies of these errors are the app's own fault, whatever befalls. */
const ownFaults: readonly number[] = [50006, 50035, 50109, 40005, 40060, 50008];

/** Answers a request of the REST API. */
export async function answerApi(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { clock, latency } = parts.settings;
  const url = new URL(request.url ?? '/', parts.origin());
  const path = url.pathname.slice(base.length);
  const found = url.pathname.startsWith(`${base}/`) ? findRoute(request.method ?? '', path) : null;
  const read = await readBody(request).catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });
  const { route, at = (): string => '' } = found ?? { route: null };
  const record = begin(parts, route, request, { path, body: read instanceof Refusal ? {} : read.body });
  const fate = parts.faults.fate(record.route);
  const major = route === null ? '' : route.major.map(at).join(' ');
  const standing =
    route === null || !parts.settings.rates ? null : parts.rates.take(route.limit, major, route.auth === 'none');
  const headers = standing === null || parts.rates.isBanned() ? {} : rateHeaders(standing, clock.now());
  const early = stopped(parts, request, route, standing, fate.failure);
  await clock.sleep(latency + fate.delay);
  const reply =
    early ??
    run(parts, record, () => {
      if (read instanceof Refusal) throw read;
      return perform(parts, route, { at, query: url.searchParams, ...read });
    });
  finish(parts, record, reply, fate.loseReply);
  if (fate.loseReply) response.destroy();
  else send(response, reply, headers);
}

function begin(
  { records, settings }: Parts,
  route: Route | null,
  request: IncomingMessage,
  { path, body }: { readonly path: string; readonly body: unknown },
): CallRecord {
  const outcome = { endedAt: null, status: null, code: null, retryAfter: null, replyLost: false };
  const { method = '' } = request;
  const sent = Array.isArray(body) ? { list: body } : asObject(body);
  const record: CallRecord = {
    route: route?.name ?? 'unknown',
    method,
    path,
    body: sent,
    at: settings.clock.now(),
    ...outcome,
  };
  records.calls.push(record);
  return record;
}

function run(parts: Parts, record: CallRecord, work: () => Answer): Reply {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { route, body, at } = record;
    if (ownFaults.includes(error.code) || error.status === 500 || route === 'unknown') {
      const why = error.wrongs.map(({ path, code, message }) => `${path.map(String).join('.')}: ${code} ${message}`);
      parts.records.violations.push({ route, code: error.code, why: [error.message, ...why], body, at });
    }
    return errorOf(error);
  }
}

function perform(
  parts: Parts,
  route: Route | null,
  request: Body & { at: (name: string) => string; query: URLSearchParams },
) {
  if (route === null) throw refusals.notFound();
  return route.run({ parts, ...request });
}

function finish({ rates, settings }: Parts, record: CallRecord, reply: Reply, replyLost: boolean): void {
  const { status, body, headers } = reply;
  const isOthers = headers?.['x-ratelimit-scope'] === 'shared';
  if (status === 401 || status === 403 || (status === 429 && !isOthers)) rates.countInvalid();
  const { code } = asObject(body);
  record.endedAt = settings.clock.now();
  record.status = status;
  record.code = status >= 400 && typeof code === 'number' ? code : null;
  record.retryAfter = headers?.['retry-after'] === undefined ? null : Number(headers['retry-after']);
  record.replyLost = replyLost;
}

function send(response: ServerResponse, { status, body, headers }: Reply, rates: Headers): void {
  const isText = typeof body === 'string';
  const type = isText ? 'text/plain' : 'application/json';
  response.writeHead(status, { ...rates, ...headers, ...(body === undefined ? {} : { 'content-type': type }) });
  response.end(body === undefined ? undefined : isText ? body : JSON.stringify(body));
}
