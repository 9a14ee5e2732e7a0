import { HscError } from '../errors.ts';

/** What an address setting says, in the terms of a connection. */
export interface RedisAddress {
  /** One node, or several of a Cluster; at least one. */
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  readonly username: string | null;
  readonly password: string | null;
  /** 0 in a Cluster, which has no others. */
  readonly database: number;
  readonly tls: boolean;
}

const example = 'redis://localhost:6379, or several addresses of a Cluster separated by commas';

/**
 * Reads `redis://` or `rediss://` (TLS) with user, password, port (6379) and database; several addresses, separated by
 * commas, are nodes of one Cluster, of which the later ones may be `host:port` alone. User and password are the first's.
 *
 * @throws HscError `setting-wrong`, never with the password in it.
 */
export function parseRedisUrl(text: string): RedisAddress {
  const urls = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part, index) => toUrl(part, index));
  const [first] = urls;
  if (first === undefined) throw new HscError('setting-wrong', `The Redis address is empty; expected ${example}.`);
  const nodes = urls.map((url) => ({
    host: url.hostname.replace(/^\[(.*)\]$/u, '$1'),
    port: url.port === '' ? 6379 : Number(url.port),
  }));
  return {
    nodes,
    username: first.username === '' ? null : decodeURIComponent(first.username),
    password: first.password === '' ? null : decodeURIComponent(first.password),
    database: databaseOf(first, nodes.length),
    tls: first.protocol === 'rediss:',
  };
}

function toUrl(part: string, index: number): URL {
  const bare = index > 0 && !part.includes('://');
  const url = URL.parse(bare ? `redis://${part}` : part);
  if (url === null || url.hostname === '' || !['redis:', 'rediss:'].includes(url.protocol)) {
    throw new HscError('setting-wrong', `Address ${index + 1} of Redis is not understood; expected ${example}.`);
  }
  return url;
}

function databaseOf(url: URL, nodes: number): number {
  const path = url.pathname.replace(/^\//u, '');
  if (path === '') return 0;
  if (!/^\d{1,4}$/u.test(path) || (nodes > 1 && path !== '0')) {
    throw new HscError(
      'setting-wrong',
      'The database in the Redis address must be a number, and a Cluster has none but 0.',
    );
  }
  return Number(path);
}
