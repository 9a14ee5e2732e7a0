import { isUtf8 } from 'node:buffer';
import type { Agent, Dispatcher } from 'undici';
import { FetchFailure } from './fetch-failure.ts';
import { REDIRECT_LIMIT } from './limits.ts';
import { safeAddress } from './safe-address.ts';

export type Response = Dispatcher.ResponseData;

export interface Arrival {
  /** Where the last response came from. */
  readonly url: URL;
  readonly response: Response;
}

interface Request {
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Gets an address, and the one that it sends on to, until a response is none of that. Each is checked before it is
 * asked, and once more when the connection to it is made.
 *
 * @throws FetchFailure for an address that isn't fetched, a loop, or too many redirects; what undici throws.
 */
export async function followRedirects(start: URL, request: Request): Promise<Arrival> {
  const visited = new Set<string>();
  let url = start;
  for (;;) {
    checkAddress(url);
    if (visited.has(withoutFragment(url)))
      throw new FetchFailure('unreachable', `redirects in a loop at ${safeAddress(url)}`);
    if (visited.size > REDIRECT_LIMIT) throw new FetchFailure('unreachable', `more than ${REDIRECT_LIMIT} redirects`);
    visited.add(withoutFragment(url));
    const { agent, headers, signal } = request;
    const { origin, pathname, search } = url;
    const response = await agent.request({ origin, path: pathname + search, method: 'GET', headers, signal });
    if (!REDIRECTS.has(response.statusCode)) return { url, response };
    discard(response);
    url = nextAddress(url, response);
  }
}

/** Lets go of a body that nobody will read. */
export function discard({ body }: Response): void {
  body.on('error', () => undefined).destroy();
}

/** A header's value, the first one when it was sent several times; null when it wasn't sent. */
export function headerOf(response: Response, name: string): string | null {
  const value = response.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

function nextAddress(from: URL, response: Response): URL {
  const location = headerOf(response, 'location');
  const next = location === null ? null : URL.parse(asUtf8(location), from.href);
  if (next !== null) return next;
  throw new FetchFailure('unreachable', `${safeAddress(from)} redirects to nowhere (${response.statusCode})`);
}

/** Servers send letters beyond ASCII as UTF-8, which undici reads as Latin-1. */
function asUtf8(value: string): string {
  const bytes = Buffer.from(value, 'latin1');
  return isUtf8(bytes) ? bytes.toString() : value;
}

/** @throws FetchFailure for anything but http and https, and for credentials in the address. */
function checkAddress(url: URL): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FetchFailure('address-refused', `${url.protocol} is not fetched`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new FetchFailure('address-refused', `${safeAddress(url)} comes with credentials`);
  }
}

function withoutFragment(url: URL): string {
  return url.href.slice(0, url.href.length - url.hash.length);
}
