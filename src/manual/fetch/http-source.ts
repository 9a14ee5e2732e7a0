import { Agent } from 'undici';
import type { Clock } from '../../clock.ts';
import type { FetchOptions, FetchOutcome, Validators } from '../source.ts';
import type { AllowedHost } from './allowed-host.ts';
import { createCheckedConnector } from './checked-connector.ts';
import { collectBytes, counted } from './collect-bytes.ts';
import { acceptedEncodings, decodeContent } from './decode-content.ts';
import { FetchFailure } from './fetch-failure.ts';
import { discard, followRedirects, headerOf, type Arrival, type Response } from './follow-redirects.ts';
import { DECODED_LIMIT, megabytes, REFRESH_LIMIT, WIRE_LIMIT } from './limits.ts';
import { readDocument } from './read-document.ts';
import { refuseStandIns } from './refuse-stand-ins.ts';
import type { ResolveHost } from './resolve-host.ts';
import { isWholePdf } from './sniff-format.ts';
import { createThrottledProgress } from './throttled-progress.ts';
import { userAgent } from './user-agent.ts';

interface HttpSourceOptions {
  readonly allowed: readonly AllowedHost[];
  readonly resolve: ResolveHost;
  readonly clock: Clock;
}

/**
 * Gets a manual over http or https. Connections are opened for this one fetch, by no proxy of the environment, and are
 * closed with it.
 *
 * @throws FetchFailure for what is no manual; what undici, TLS and zlib throw for one that can't be had.
 */
export async function fetchOverHttp(
  start: URL,
  options: FetchOptions,
  { allowed, resolve, clock }: HttpSourceOptions,
): Promise<FetchOutcome> {
  const agent = new Agent({
    connect: createCheckedConnector({ allowed, resolve, timeout: options.timeout }),
    // The caller's signal ends everything in time.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  try {
    const headers = requestHeaders(options.validators);
    let from = start;
    for (let page = 0; page <= REFRESH_LIMIT; page += 1) {
      const arrival = await followRedirects(from, { agent, headers, signal: options.signal });
      if (isUnchanged(arrival, options.validators)) return { kind: 'unchanged' };
      const received = await receive(start, arrival, options, clock);
      if (!(received instanceof URL)) return received;
      from = received;
    }
    throw new FetchFailure('unreachable', `more than ${REFRESH_LIMIT} pages that only lead on`);
  } finally {
    agent.destroy().catch(() => undefined);
  }
}

function requestHeaders(validators: Validators | null): Record<string, string> {
  const { etag = null, lastModified = null } = validators ?? {};
  return {
    'user-agent': userAgent,
    accept: 'application/pdf, text/html;q=0.9, application/xhtml+xml;q=0.9, */*;q=0.5',
    'accept-encoding': acceptedEncodings,
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}

function isUnchanged({ response }: Arrival, validators: Validators | null): boolean {
  const asked = validators !== null && (validators.etag !== null || validators.lastModified !== null);
  if (response.statusCode !== 304 || !asked) return false;
  discard(response);
  return true;
}

/** The document, or where a page that does nothing else leads on to. */
async function receive(start: URL, arrival: Arrival, options: FetchOptions, clock: Clock): Promise<FetchOutcome | URL> {
  const { url, response } = arrival;
  checkStatus(response);
  const bytes = await readBody(response, options, clock);
  const found = await readDocument(bytes, headerOf(response, 'content-type'));
  if (found.format === 'pdf' && !isWholePdf(found.bytes)) {
    throw new FetchFailure('unreachable', `the PDF was cut after ${bytes.length} bytes`);
  }
  const next = found.format === 'html' ? await refuseStandIns(found.bytes, start, url, options.signal) : null;
  if (next !== null) return next;
  const validators = { etag: headerOf(response, 'etag'), lastModified: headerOf(response, 'last-modified') };
  return { kind: 'fetched', ...found, url: url.href, validators };
}

/** @throws FetchFailure unless the response carries a whole document. */
function checkStatus(response: Response): void {
  const status = response.statusCode;
  if (status === 200 || status === 203) return;
  discard(response);
  const wait = headerOf(response, 'retry-after');
  const detail = `the server answered ${status}${wait === null ? '' : ` (retry after ${wait.slice(0, 40)})`}`;
  throw new FetchFailure(status === 404 || status === 410 ? 'not-found' : 'unreachable', detail);
}

async function readBody(response: Response, { onProgress }: FetchOptions, clock: Clock): Promise<Uint8Array> {
  const length = headerOf(response, 'content-length');
  const total = length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null;
  try {
    if (total !== null && total > WIRE_LIMIT)
      throw new FetchFailure('too-large', `the server offers ${megabytes(total)}`);
    const progress = createThrottledProgress(clock, total, onProgress);
    const body = counted(response.body, WIRE_LIMIT, progress.bytes);
    const bytes = await collectBytes(decodeContent(headerOf(response, 'content-encoding') ?? '', body), DECODED_LIMIT);
    progress.end();
    return bytes;
  } finally {
    discard(response);
  }
}
