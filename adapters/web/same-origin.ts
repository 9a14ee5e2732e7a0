import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request comes from our own page, or from no page at all (a program, which says neither where it comes from
 * nor what for). Hosts are compared without the scheme, since TLS ends in front of the bot.
 */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (headers.origin === undefined) return true;
  return headers.host !== undefined && URL.parse(headers.origin)?.host === headers.host.toLowerCase();
}
